import Foundation
import HiplineAnalysis
import Testing

struct SessionEvaluationTests {
  private func session(_ marks: [(Double, Double)], complete: [Bool?] = []) -> MarkedSession {
    MarkedSession(
      id: "s",
      repetitions: marks.enumerated().map { index, mark in
        MarkedRepetition(
          index: index + 1, isComplete: complete.indices.contains(index) ? complete[index] : nil,
          startSeconds: mark.0, endSeconds: mark.1)
      })
  }

  @Test func `repetitions are matched where half of their union is common`() {
    let truth = session([(0, 4), (5, 9), (10, 14)])
    // Overlaps 3/5, then 2/6, and one that nobody did.
    let found = session([(1, 5), (7, 11), (20, 24)])
    let evaluation = SessionEvaluation(found: found, truth: truth)
    #expect(evaluation.pairs.map(\.truth.index) == [1])
    #expect(evaluation.missed.map(\.index) == [2, 3])
    #expect(evaluation.invented.map(\.index) == [2, 3])
    let summary = EvaluationSummary([evaluation])
    #expect(summary.precision == 1.0 / 3)
    #expect(summary.recall == 1.0 / 3)
    #expect(summary.f1 == 1.0 / 3)
    #expect(summary.start.median == 1)
    #expect(summary.end.largest == 1)
  }

  @Test func `an incomplete repetition is neither missed nor invented`() {
    let truth = session([(0, 4), (5, 9)], complete: [true, false])
    let found = session([(0, 4), (5, 9), (10, 12)], complete: [true, true, false])
    let evaluation = SessionEvaluation(found: found, truth: truth)
    #expect(evaluation.pairs.count == 1)
    #expect(evaluation.missed.isEmpty)
    #expect(evaluation.invented.isEmpty)
  }

  @Test func `a whole repetition that was called incomplete is missed`() {
    let evaluation = SessionEvaluation(
      found: session([(0, 4)], complete: [false]), truth: session([(0, 4)], complete: [true]))
    #expect(evaluation.missed.count == 1)
    #expect(EvaluationSummary([evaluation]).f1 == 0)
  }

  @Test func `stop and shaky max are compared by their place, not their number`() {
    var truth = session([(0, 4), (5, 9), (10, 14), (15, 19)])
    truth.stopRepetition = 3
    // An invented repetition at the start shifts all numbers by one.
    var found = session([(-6, -2), (0, 4), (5, 9), (10, 14), (15, 19)])
    found.stopRepetition = 5
    let summary = EvaluationSummary([SessionEvaluation(found: found, truth: truth)])
    #expect(summary.stopWithinOne == 1)
    #expect(summary.shakyMaxWithinOne == 1)
    found.stopRepetition = nil
    #expect(EvaluationSummary([SessionEvaluation(found: found, truth: truth)]).stopWithinOne == 0)
  }

  @Test func `errors of tremor and range are those of the pairs that have both`() {
    var truth = session([(0, 4), (5, 9), (10, 14)])
    var found = truth
    truth.repetitions[0].rangeDegrees = 20
    found.repetitions[0].rangeDegrees = 20.5
    truth.repetitions[1].rangeDegrees = 2
    found.repetitions[1].rangeDegrees = 1.9
    truth.repetitions[0].tremor = MarkedTremor(frequencyHertz: 8, rmsDegreesPerSecond: 2)
    found.repetitions[0].tremor = MarkedTremor(
      isDetected: true, frequencyHertz: 8.2, rmsDegreesPerSecond: 1.9)
    found.repetitions[1].tremor = MarkedTremor(isDetected: true, frequencyHertz: 5)
    found.repetitions[2].tremor = MarkedTremor(isDetected: false)
    let summary = EvaluationSummary([SessionEvaluation(found: found, truth: truth)])
    #expect(summary.range.count == 2)
    #expect(summary.range.largest == 0.5)
    #expect(abs((summary.tinyRange.largest ?? 0) - 0.1) < 1e-12)
    #expect(abs((summary.tremorFrequency.largest ?? 0) - 0.2) < 1e-12)
    #expect(abs((summary.tremorRMS.largest ?? 0) - 0.05) < 1e-12)
    #expect(summary.withoutTremor == 2)
    #expect(summary.tremorInvented == 1)
  }
}
