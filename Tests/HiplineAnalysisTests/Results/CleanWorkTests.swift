import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct CleanWorkTests {
  /// - Parameter pelvis: Its turn in degrees; nil where nobody saw it.
  private func result(
    _ index: Int, set: Int = 1, range: Double = 20, hold: Double? = 2, pelvis: Double? = 1,
    state: RepetitionState? = .controlled
  ) -> RepetitionResult {
    func value(_ definition: MetricDefinition, _ number: Double?) -> MetricValue {
      number.map(definition.value) ?? definition.unavailable("no sensor")
    }
    return RepetitionResult(
      index: index, set: set, isComplete: true, startSeconds: 0, topStartSeconds: 1,
      topEndSeconds: 3, endSeconds: 4,
      values: [
        value(RangeOfMotion.range, range), value(RangeOfMotion.uncertainty, 0.5),
        value(Tempo.hold, hold), value(Isolation.pelvis, pelvis), value(Isolation.uncertainty, 0.4),
      ],
      state: state, stateBasis: pelvis == nil ? [] : [.isolation], score: nil, cues: [])
  }

  private func done(_ repetitions: [RepetitionResult]) -> CleanWork? {
    SessionSummary(repetitions, profile: Exercise.legLift.profile).cleanWork
  }

  @Test func `eight repetitions of 20° held for 2 s are 320 degree seconds`() throws {
    let work = try #require(
      done((1...8).map { result($0, state: $0 > 5 ? .shaking : .controlled) }))
    #expect(work.repetitions == 8 && work.heldDegreeSeconds == 320)
    // Eight times half a degree for two seconds, independent of each other.
    #expect(Approximate.error(work.heldUncertainty, 8.0.squareRoot()) < 1e-6)
    #expect(work.repetitionsUncertainty < 1e-6)
  }

  @Test func `it has no end: more range, a longer hold and more repetitions are more`() throws {
    let base = try #require(done((1...8).map { result($0) }))
    for better in [
      (1...8).map { result($0, range: 25) }, (1...8).map { result($0, hold: 3) },
      (1...30).map { result($0) },
    ] {
      #expect(try #require(done(better)).heldDegreeSeconds > base.heldDegreeSeconds)
    }
  }

  @Test
  func `what the pelvis helped with does not count, nor what comes after the stop of the set`()
    throws
  {
    func helped(_ index: Int, set: Int = 1) -> RepetitionResult {
      result(index, set: set, pelvis: 9, state: .compensating)
    }
    #expect(done([result(1), helped(2), result(3), result(4)])?.repetitions == 3)
    #expect(done([result(1), result(2), helped(3), helped(4), result(5)])?.repetitions == 2)
    let second = done([
      result(1), helped(2), helped(3), result(4), result(5, set: 2), result(6, set: 2),
    ])
    #expect(second?.repetitions == 3)
    #expect(done([helped(1), helped(2), result(3)])?.repetitions == 0)
  }

  @Test func `a repetition near the limit makes the number uncertain`() throws {
    // A quarter of 20° is where the pelvis helps.
    let work = try #require(done([result(1), result(2, pelvis: 4.9)]))
    #expect(work.repetitions == 2)
    #expect(work.repetitionsUncertainty > 0.3 && work.repetitionsUncertainty <= 0.5)
    #expect(work.heldUncertainty > 12)
  }

  @Test func `without a sensor that sees the pelvis it is not known`() {
    #expect(done((1...8).map { result($0, pelvis: nil, state: nil) }) == nil)
    #expect(done([result(1), result(2, pelvis: nil, state: nil)]) == nil)
    #expect(done([result(1), result(2, hold: nil)]) == nil)
    #expect(done([]) == nil)
  }
}
