package import HiplineCore
import RealModule

/// The true movement of the pelvis and the leg as a function of time.
///
/// The pelvis rolls about its point of contact with the ground; the hip is fixed to the pelvis, the
/// thigh turns about the hip. Pelvis roll and leg lift share one hinge axis, so the thigh's angle
/// to gravity is the roll of the pelvis plus the angle of the hip.
package struct BodyMotion {
  package let posture: RestPosture
  /// The voluntary lift of the thigh above its rest, in radians; what the pelvis adds is in it.
  let lift: MinimumJerkCurve
  /// The part of the lift that the pelvis does, in radians.
  let pelvisRoll: MinimumJerkCurve
  /// The turn of the leg about the vertical, in radians; zero for a leg that keeps to its plane.
  let legTurn: MinimumJerkCurve
  /// Its sway about the vertical, in radians.
  let legSway: MinimumJerkCurve
  /// The change of posture of the whole body, in radians; zero in the position of the exercise.
  let postureChange: MinimumJerkCurve
  /// The sway of the pelvis about the hinge axis, in radians; it takes the thigh along.
  let sway: SlowNoise
  /// The sway of the pelvis across the hinge axis, in radians.
  let wobble: SlowNoise
  let tremor: TremorMotion?

  /// The axis about which the whole body turns to lie down and to get up: oblique, so that every
  /// sensor axis notices.
  private static let postureAxis =
    Vector3(0.5, 0.8, 0.33).normalized ?? Vector3(0, 1, 0)

  private var wobbleAxis: Vector3 {
    Vector3(0, 0, 1).cross(posture.hingeAxis).normalized ?? Vector3(1, 0, 0)
  }

  /// The intended angle of the thigh above level, in radians: without tremor.
  func thighAngle(at seconds: Double) -> Jet {
    Jet(posture.restAngleDegrees * .pi / 180) + lift.at(seconds) + sway.at(seconds)
  }

  /// What the spine above the sacrum turns of what the pelvis turns, as a ratio: it bends towards a chest that lies still.
  private static let lumbarShare = 0.6

  /// The angle of the pelvis about the hinge axis from its rest, in radians.
  func pelvisAngle(at seconds: Double) -> Jet {
    pelvisRoll.at(seconds) + sway.at(seconds)
  }

  func tremorAngle(at seconds: Double) -> Jet {
    tremor?.at(seconds) ?? Jet(0)
  }

  /// How a point of a segment moves.
  ///
  /// - Parameter leverArm: The point in the segment's frame, in metres.
  package func motion(
    of placement: Placement, leverArm: Vector3, at seconds: Double
  ) -> PointMotion {
    let body =
      Rotation(axis: Self.postureAxis, angle: postureChange.at(seconds))
      * Rotation(axis: wobbleAxis, angle: wobble.at(seconds))
    let pelvis = body * Rotation(axis: posture.hingeAxis, angle: pelvisAngle(at: seconds))
    switch placement {
    case .thigh, .shank, .foot:
      let angle = thighAngle(at: seconds) + tremorAngle(at: seconds)
      let thigh =
        body
        * Rotation(axis: Vector3(0, 0, 1), angle: legTurn.at(seconds) + legSway.at(seconds))
        * Rotation(axis: posture.hingeAxis, angle: angle)
      let arm = posture.thighAttitude.rotate(leverArm)
      return PointMotion(
        attitude: thigh.orientation * posture.thighAttitude,
        angularVelocity: thigh.velocity,
        position: pelvis.position(of: posture.hip) + thigh.position(of: arm),
        acceleration: pelvis.acceleration(of: posture.hip) + thigh.acceleration(of: arm))
    case .pelvis, .lumbar:
      let pelvis =
        placement == .pelvis
        ? pelvis
        : body
          * Rotation(
            axis: posture.hingeAxis, angle: Self.lumbarShare * pelvisAngle(at: seconds))
      let arm = posture.pelvisAttitude.rotate(leverArm)
      return PointMotion(
        attitude: pelvis.orientation * posture.pelvisAttitude,
        angularVelocity: pelvis.velocity,
        position: pelvis.position(of: arm),
        acceleration: pelvis.acceleration(of: arm))
    case .otherThigh:
      let ground = Rotation(axis: Self.postureAxis, angle: postureChange.at(seconds))
      let arm = posture.thighAttitude.rotate(leverArm)
      return PointMotion(
        attitude: ground.orientation * posture.thighAttitude,
        angularVelocity: ground.velocity,
        position: ground.position(of: arm),
        acceleration: ground.acceleration(of: arm))
    }
  }
}
