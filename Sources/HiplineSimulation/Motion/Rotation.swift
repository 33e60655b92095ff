package import HiplineCore

/// A rotation at one moment with its angular velocity and acceleration, all in the earth frame.
package struct Rotation: Hashable {
  package var orientation: Quaternion
  /// In rad/s.
  package var velocity: Vector3
  /// In rad/s².
  var acceleration: Vector3

  /// The rotation about an axis that stays where it is, by an angle in radians.
  package init(axis: Vector3, angle: Jet) {
    orientation = Quaternion(axis: axis, angleRadians: angle.value)
    velocity = axis * angle.rate
    acceleration = axis * angle.acceleration
  }

  private init(orientation: Quaternion, velocity: Vector3, acceleration: Vector3) {
    self.orientation = orientation
    self.velocity = velocity
    self.acceleration = acceleration
  }

  /// First `inner`, then `outer`: the axis of `inner` is carried round by `outer`.
  package static func * (outer: Rotation, inner: Rotation) -> Rotation {
    let carriedVelocity = outer.orientation.rotate(inner.velocity)
    return Rotation(
      orientation: outer.orientation * inner.orientation,
      velocity: outer.velocity + carriedVelocity,
      acceleration: outer.acceleration + outer.orientation.rotate(inner.acceleration)
        + outer.velocity.cross(carriedVelocity))
  }

  /// Where a point is that is fixed to the rotating body, from the centre of rotation.
  package func position(of point: Vector3) -> Vector3 { orientation.rotate(point) }

  /// The acceleration in m/s² of a point in metres that is fixed to the rotating body, with the
  /// centre of rotation at rest: the tangential and the centripetal part.
  package func acceleration(of point: Vector3) -> Vector3 {
    let arm = orientation.rotate(point)
    return acceleration.cross(arm) + velocity.cross(velocity.cross(arm))
  }
}
