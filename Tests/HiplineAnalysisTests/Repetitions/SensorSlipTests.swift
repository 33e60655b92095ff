import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct SensorSlipTests {
  private func result(turnedBy degrees: Double) throws -> Bool {
    var parameters = SimulationParameters(.sideLegLift, side: .right, seed: 92)
    parameters.sets = [SetPlan(repetitions: 10)]
    let session = Simulator.run(parameters)
    var recording = session.recordings[0]
    // Between the fifth and the sixth repetition the strap lets go: the sensor turns about the limb.
    let moment =
      (session.truth.repetitions[4].endSeconds + session.truth.repetitions[5].startSeconds) / 2
    let turn = Quaternion(axis: Vector3(0, 0, 1), angleRadians: degrees * .pi / 180)
    func slip(_ series: TimedSeries?) -> TimedSeries? {
      series.map { series in
        TimedSeries(
          timestamps: series.timestamps,
          values: VectorSeries(
            series.values.indices.map { index in
              series.timestamps[index] < moment
                ? series.values[index] : turn.rotate(series.values[index])
            }))
      }
    }
    recording.accelerometer = slip(recording.accelerometer)
    recording.gyroscope = slip(recording.gyroscope)
    let analysed = try Analyzer().analyze(
      SessionInput(id: "slip", exercise: .sideLegLift, recordings: [recording]))
    return analysed.findings.contains { $0.code == .sensorSlipped }
  }

  @Test func `a sensor that turns on the limb is found`() throws {
    #expect(try result(turnedBy: 60))
  }

  @Test func `one that stays is not suspected`() throws {
    #expect(try !result(turnedBy: 0))
  }
}
