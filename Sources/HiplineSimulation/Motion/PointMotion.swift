import HiplineCore

/// The movement of one point of a body segment at one moment, in the earth frame.
struct PointMotion {
  /// The rotation from the segment's frame to the earth frame.
  var attitude: Quaternion
  /// In rad/s.
  var angularVelocity: Vector3
  /// In metres from the point of contact.
  var position: Vector3
  /// In m/s², without gravity.
  var acceleration: Vector3

  /// What an accelerometer at the point measures, in earth coordinates, in m/s²: the acceleration
  /// plus +g upwards.
  var specificForce: Vector3 {
    acceleration + Vector3(0, 0, StillNorm.standardGravity)
  }
}
