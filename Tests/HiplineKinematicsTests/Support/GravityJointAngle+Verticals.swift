import HiplineCore
import HiplineKinematics

extension GravityJointAngle {
  static func measure(
    proximal: UpDirection, distal: UpDirection, axes: JointHingeAxes, sampleRateHertz: Double,
    calibrationErrorG: Double = leastCalibrationErrorG
  ) -> GravityJointAngle? {
    measure(
      proximal: Side(proximal, about: axes.proximal), distal: Side(distal, about: axes.distal),
      sampleRateHertz: sampleRateHertz, calibrationErrorG: calibrationErrorG)
  }
}
