import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

struct SessionSummaryTests {
  private func result(
    _ index: Int, set: Int = 1, complete: Bool = true, state: RepetitionState? = .controlled,
    isShaking: Bool? = nil, tremor: Double? = nil, range: Double? = nil
  ) -> RepetitionResult {
    RepetitionResult(
      index: index, set: set, isComplete: complete, startSeconds: 0, topStartSeconds: 1,
      topEndSeconds: 2, endSeconds: 3,
      values: [value(HoldTremor.acceleration, tremor), value(RangeOfMotion.range, range)],
      state: state, stateBasis: [], isShaking: isShaking, score: nil, cues: [])
  }

  @Test
  func `the shaky maximum is the repetition that shakes most of those not seen to compensate`() {
    let summary = SessionSummary([
      result(1, state: .shaking, isShaking: true, tremor: 0.2),
      result(2, state: nil, isShaking: true, tremor: 0.5),
      result(3, state: .compensating, isShaking: true, tremor: 0.9),
      result(4, state: .controlled, isShaking: false, tremor: 0.6),
    ])
    #expect(summary.shakyMaxRepetition == 2)
    #expect(SessionSummary([result(1, tremor: 1)]).shakyMaxRepetition == nil)
  }

  @Test func `the set should have ended at the first of two compensating repetitions`() {
    let states: [RepetitionState] = [
      .compensating, .controlled, .compensating, .compensating, .compensating,
    ]
    let results = states.enumerated().map { result($0.offset + 1, state: $0.element) }
    #expect(SessionSummary(results).stopRepetition == 3)
  }

  @Test func `two compensating repetitions of different sets stop neither`() {
    let summary = SessionSummary([
      result(1, state: .compensating), result(2, set: 2, state: .compensating),
    ])
    #expect(summary.stopRepetition == nil)
  }

  @Test func `a tremor that grows by a tenth each time has that slope`() throws {
    let results = (1...8).map { result($0, tremor: 0.1 * Double.pow(1.1, Double($0))) }
    let trend = try #require(SessionSummary(results).tremorTrend)
    #expect(Approximate.error(trend.slope, Double.log(1.1)) < .otherAlgorithm)
    // All eight in order: one of 8! permutations at either end.
    #expect(Approximate.error(trend.pValue, 2 / 40320.0) < .rounding)
  }

  @Test func `three repetitions make no trend`() {
    let results = (1...3).map { result($0, tremor: Double($0)) }
    #expect(SessionSummary(results).tremorTrend == nil)
  }

  private func isolated(_ ratios: [Double]) -> SessionSummary {
    SessionSummary(
      ratios.enumerated().map { index, ratio in
        RepetitionResult(
          index: index + 1, set: 1, isComplete: true, startSeconds: 0, topStartSeconds: 1,
          topEndSeconds: 2, endSeconds: 3, values: [value(Isolation.ratio, ratio)], state: nil,
          stateBasis: [], score: nil, cues: [])
      }, profile: Exercise.clamshell.profile)
  }

  @Test func `the technique breaks down where isolation changes for the worse`() {
    let summary = isolated([0.03, 0.05, 0.04, 0.03, 0.05, 0.31, 0.35, 0.33, 0.36])
    #expect(summary.breakdown?.repetition == 6)
    #expect(summary.breakdown?.metric == Isolation.ratio)
    #expect(abs((summary.breakdown?.before ?? 0) - 0.04) < 1e-12)
  }

  @Test func `a change that costs no points, or for the better, is no breakdown`() {
    #expect(isolated([0.03, 0.031, 0.03, 0.09, 0.091, 0.09, 0.09]).breakdown == nil)
    #expect(isolated([0.33, 0.35, 0.34, 0.05, 0.04, 0.05, 0.04]).breakdown == nil)
    #expect(isolated([0.2, 0.3, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3]).breakdown == nil)
  }

  @Test func `a range that shrinks by a degree each time has that slope`() throws {
    let results = (1...6).map { result($0, range: 20 - Double($0)) }
    let trend = try #require(SessionSummary(results).rangeTrend)
    #expect(abs(trend.slope + 1) < 1e-12)
    #expect(Approximate.error(trend.pValue, 2 / 720.0) < .rounding)
  }

  @Test func `incomplete repetitions are not in the numbers`() {
    let summary = SessionSummary([
      result(1, range: 10), result(2, range: 20), result(3, complete: false, range: 90),
    ])
    #expect(summary.repetitions == 2)
    #expect(summary.rangeMedianDegrees == 15)
    #expect(
      Approximate.error(summary.rangeCoefficientOfVariation, 50.squareRoot() / 15) < .rounding)
  }

  @Test func `a session without repetitions has no numbers`() {
    let summary = SessionSummary([])
    #expect(
      summary.repetitions == 0 && summary.scoreMean == nil && summary.liftMedianSeconds == nil)
    #expect(summary.scoreStandardError == nil && summary.tremorTrend == nil)
  }
}
