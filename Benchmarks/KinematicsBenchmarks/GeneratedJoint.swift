import HiplineCore
import HiplineKinematics

/// The orientations of the two sensors of a generated session, and the hinge between them.
struct GeneratedJoint: Sendable {
  let proximal: [Quaternion]
  let distal: [Quaternion]
  let axes: JointHingeAxes

  static func clamshells(sampleCount: Int) -> GeneratedJoint {
    let pair = GeneratedSession.clamshells(sampleCount: sampleCount)
    guard let axes = JointHingeAxes.estimate(pair, in: 0..<pair.count) else {
      preconditionFailure("the simulated session has a hinge")
    }
    func orientation(
      _ gyroscope: VectorSeries, _ accelerometer: VectorSeries
    ) -> [Quaternion] {
      VQF.offline(
        gyroscope: gyroscope, accelerometer: accelerometer,
        sampleRateHertz: GeneratedSession.sampleRateHertz
      ).sensorToEarth
    }
    return GeneratedJoint(
      proximal: orientation(pair.proximalRate, pair.proximalAcceleration),
      distal: orientation(pair.distalRate, pair.distalAcceleration), axes: axes)
  }
}
