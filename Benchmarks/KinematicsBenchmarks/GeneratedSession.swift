import HiplineCore
import HiplineKinematics
import HiplineSimulation

/// What the sensors on pelvis and thigh measure, the same in every run.
enum GeneratedSession {
  static let sampleRateHertz = 100.0

  /// The first samples of many clamshells; in the second half of them the pelvis gives way.
  static func clamshells(sampleCount: Int) -> SensorPair {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 2_004)
    parameters.sets = [SetPlan(repetitions: 40)]
    parameters.pelvis.onsetRepetition = 20
    parameters.sensors = [
      SensorSetup(placement: .thigh, model: .phone), SensorSetup(placement: .pelvis, model: .phone),
    ]
    let recordings = Simulator.run(parameters).recordings
    func first(_ series: TimedSeries?) -> VectorSeries {
      guard let series, series.count >= sampleCount else {
        preconditionFailure("the simulated session has \(sampleCount) samples of both channels")
      }
      return series.values[0..<sampleCount]
    }
    return SensorPair(
      proximalAcceleration: first(recordings[1].accelerometer),
      proximalRate: first(recordings[1].gyroscope),
      distalAcceleration: first(recordings[0].accelerometer),
      distalRate: first(recordings[0].gyroscope))
  }
}
