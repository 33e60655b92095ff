import HiplineCore
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

/// What shakes in holds that are shorter than people are asked for, and what only looks like it.
struct ShortHoldTests {
  private func tremor(
    hold: Double, shake: @escaping (Double) -> Double
  ) throws -> [[MetricValue]] {
    try Curve(seconds: 3).repetition(20, hold: hold, move: 2).repetition(20, hold: hold, move: 2)
      .contexts(shake: shake).map(HoldTremor.measure)
  }

  /// In rad/s: 3 °/s.
  private static func shake(_ hertz: Double) -> (Double) -> Double {
    { 3 * Double.pi / 180 * Double.sin(2 * .pi * hertz * $0) }
  }

  @Test(arguments: [1.0, 1.2, 1.5], [6.0, 8, 10.5])
  func `a short hold shakes at its frequency`(hold: Double, hertz: Double) throws {
    for values in try tremor(hold: hold, shake: Self.shake(hertz)) {
      let found = try #require(values.number(HoldTremor.frequency))
      #expect(abs(found - hertz) < 0.5)
      let size = try #require(values.number(HoldTremor.rate))
      let uncertainty = try #require(values.number(HoldTremor.rateUncertainty))
      #expect(abs(size - 3 / 2.0.squareRoot()) < 3 * uncertainty + 0.1)
    }
  }

  @Test(arguments: [1.0, 1.2, 1.5])
  func `a short hold that does not shake is said not to`(hold: Double) throws {
    for values in try tremor(hold: hold, shake: { _ in 0 }) {
      #expect(values.reasonNotMeasured(HoldTremor.frequency) == "no peak above the noise")
    }
  }

  @Test func `in a hold of less than eight tenths of a second nothing is said`() throws {
    for values in try tremor(hold: 0.4, shake: Self.shake(8)) {
      #expect(values.reasonNotMeasured(HoldTremor.detected)?.contains("shorter than 0.8 s") == true)
    }
  }
}

extension ShortHoldTests {
  /// A tremor of so many degrees RMS from the first repetition on.
  private func simulated(hertz: Double, hold: Double, degreesRMS: Double) throws -> SessionResult {
    var parameters = SimulationParameters(.clamshell, seed: UInt64(hertz * 100 + hold * 10))
    parameters.sets = [SetPlan(repetitions: 5)]
    parameters.tempo.holdSeconds = hold
    var tremor = TremorPlan()
    tremor.frequencyHertz = hertz
    (tremor.baselineDegreesRMS, tremor.peakDegreesRMS) = (degreesRMS, degreesRMS)
    parameters.tremor = tremor
    return try Analyzer().analyze(
      SessionInput(
        id: "slow tremor", exercise: .clamshell, side: .right,
        recordings: Simulator.run(parameters).recordings))
  }

  @Test(arguments: [3.2, 4.2], [0.9, 1.3])
  func `a slow tremor in a short hold is found or not known, never denied`(
    hertz: Double, hold: Double
  ) throws {
    for repetition in try simulated(hertz: hertz, hold: hold, degreesRMS: 0.3).repetitions {
      #expect(repetition.flag(HoldTremor.detected) != false)
      if let found = repetition.number(HoldTremor.frequency) { #expect(abs(found - hertz) < 0.7) }
    }
  }
}
