package import HiplineCore

/// The movement of one point of a body segment at one moment, in the earth frame.
package struct PointMotion {
  /// The rotation from the segment's frame to the earth frame.
  package var attitude: Quaternion
  /// In rad/s.
  package var angularVelocity: Vector3
  /// In metres from the point of contact.
  var position: Vector3
  /// In m/s², without gravity.
  var acceleration: Vector3

  package init(
    attitude: Quaternion, angularVelocity: Vector3, position: Vector3, acceleration: Vector3
  ) {
    self.attitude = attitude
    self.angularVelocity = angularVelocity
    self.position = position
    self.acceleration = acceleration
  }

  /// What an accelerometer at the point measures, in earth coordinates, in m/s²: the acceleration
  /// plus +g upwards.
  package var specificForce: Vector3 {
    acceleration + Vector3(0, 0, StillNorm.standardGravity)
  }
}
