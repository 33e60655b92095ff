import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct SetupDoubtsTests {
  private static func session(pelvisShare: Double = 0.1, repetitions: Int = 5) -> [Recording] {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 4)
    parameters.sets = [SetPlan(repetitions: repetitions)]
    parameters.pelvis.fractionOfRange = pelvisShare
    parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
    return Simulator.run(parameters).recordings
  }

  private func doubts(
    _ recordings: [Recording], exercise: Exercise? = .clamshell
  ) throws -> [String] {
    let input = SessionInput(
      id: "a", exercise: exercise, side: .right, recordings: recordings)
    return try Analyzer().analyze(input).findings.filter {
      [.setupDoubtful, .partlyCovered].contains($0.code)
    }.map(\.message)
  }

  @Test(arguments: [0, 0.1, 0.35, 0.6])
  func `a pelvis that helps is no doubt of the set-up`(share: Double) throws {
    #expect(try doubts(Self.session(pelvisShare: share)).isEmpty)
  }

  @Test(arguments: [0, 0.1, 0.35])
  func `thigh and pelvis that are swapped are doubted`(share: Double) throws {
    var recordings = Self.session(pelvisShare: share)
    recordings[0].placement = .pelvis
    recordings[1].placement = .thigh
    let doubts = try doubts(recordings)
    #expect(doubts.count == 1)
    let further = "the sensor at pelvis turns further than the one at thigh"
    #expect(
      [further, "the sensor at pelvis shows repetitions, the one at thigh none"].contains(doubts[0])
    )
  }

  @Test func `two sensors on the pelvis are doubted`() throws {
    let pelvis = Self.session(pelvisShare: 0.4)[1]
    // As another phone would lie there.
    func turned(_ series: TimedSeries) -> TimedSeries {
      TimedSeries(
        timestamps: series.timestamps,
        values: VectorSeries(
          x: series.values.components[1], y: series.values.components[2],
          z: series.values.components[0]))
    }
    var thigh = pelvis
    thigh.placement = .thigh
    thigh.accelerometer = pelvis.accelerometer.map(turned)
    thigh.gyroscope = pelvis.gyroscope.map(turned)
    let doubts = try doubts([thigh, pelvis])
    #expect(doubts.count == 1 && doubts[0].contains("as if both were on one segment"))
  }

  @Test func `a sensor that was stopped early is said to cover a part`() throws {
    var recordings = Self.session()
    recordings[1] = recordings[1].keeping { $0 < 25 }
    let doubts = try doubts(recordings)
    #expect(doubts.count == 1)
    #expect(
      doubts[0].hasPrefix("the sensor at pelvis covers ") && doubts[0].contains("of 5 repetitions"))
  }
}
