import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct HeldSamplesTests {
  private static func legLifts(_ model: SensorModel, rateHertz: Double = 100) -> Recording {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 92)
    parameters.sets = [SetPlan(repetitions: 4)]
    var model = model
    model.sampling.nominalRateHertz = rateHertz
    parameters.sensors = [SensorSetup(placement: .thigh, model: model)]
    return Simulator.run(parameters).recordings[0]
  }

  /// The recording as an app writes it that samples its latest reading at `rateHertz`.
  private func held(_ recording: Recording, rateHertz: Double) -> Recording {
    func held(_ stream: TimedSeries) -> TimedSeries {
      let count = Int((stream.timestamps.last ?? 0) * rateHertz)
      let times = (0..<count).map { Double($0) / rateHertz }
      var latest = 0
      return TimedSeries(
        timestamps: times,
        values: VectorSeries(
          times.map { time in
            while latest + 1 < stream.count, stream.timestamps[latest + 1] <= time { latest += 1 }
            return stream.values[latest]
          }))
    }
    var copy = recording
    copy.accelerometer = recording.accelerometer.map(held)
    copy.gyroscope = recording.gyroscope.map(held)
    return copy
  }

  private func findings(_ recording: Recording) throws -> [Finding] {
    try PreparedRecording(recording).findings.filter { $0.code == .heldSamples }
  }

  @Test(arguments: [1.5, 2, 4, 6.3])
  func `a slower sensor in a faster file is found and read at its own rate`(factor: Double) throws {
    let sensor = Self.legLifts(.phone, rateHertz: 50)
    let prepared = try PreparedRecording(held(sensor, rateHertz: 50 * factor))
    #expect(prepared.findings.count { $0.code == .heldSamples } == 2)
    #expect(abs(prepared.uniform.sampleRateHertz - 50) < 1)
    let result = try Analyzer().analyze(
      SessionInput(
        id: "x", exercise: .legLift, recordings: [held(sensor, rateHertz: 50 * factor)]))
    let plain = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .legLift, recordings: [sensor]))
    #expect(result.repetitions.count == plain.repetitions.count)
    for (a, b) in zip(result.repetitions, plain.repetitions) {
      #expect(
        abs((a.number(RangeOfMotion.range) ?? .nan) - (b.number(RangeOfMotion.range) ?? .nan)) < 0.1
      )
    }
  }

  @Test(arguments: [SensorModel.phone, .consumerIMU, .axivityAX3, .ideal])
  func `no sensor at its own rate is suspected, however coarse it is`(model: SensorModel) throws {
    #expect(try findings(Self.legLifts(model)).isEmpty)
  }

  @Test func `a coarse sensor that lies still repeats itself by chance`() throws {
    var still = stillRecording(seconds: 60, noise: 0.05, seed: 3)
    still.accelerometer = still.accelerometer.map { stream in
      func stepped(_ value: Double) -> Double { (value / 0.15).rounded() * 0.15 }
      return TimedSeries(
        timestamps: stream.timestamps,
        values: stream.values.map { Vector3(stepped($0.x), stepped($0.y), stepped($0.z)) })
    }
    let values = try #require(still.accelerometer?.values)
    #expect(values.indices.dropFirst().count { values[$0] == values[$0 - 1] } > values.count / 4)
    #expect(try findings(still).isEmpty)
  }
}
