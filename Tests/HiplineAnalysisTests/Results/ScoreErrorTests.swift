import HiplineSimulation
import Testing

@testable import HiplineAnalysis

/// How sure the mean score of a session is.
struct ScoreErrorTests {
  private func summary(_ scores: [Double]) -> SessionSummary {
    SessionSummary(
      scores.enumerated().map { index, score in
        RepetitionResult(
          index: index + 1, set: 1, isComplete: true, startSeconds: 0, topStartSeconds: 1,
          topEndSeconds: 2, endSeconds: 3, values: [], state: nil, stateBasis: [],
          score: RepetitionScore(overall: score, coverage: 1, components: []), cues: [])
      })
  }

  @Test(arguments: [3, 5, 8, 12])
  func `two standard errors of the mean cover it in 95 of 100 sessions`(count: Int) throws {
    var generator = SplitMix64(seed: UInt64(count))
    let sessions = 2000
    var covered = 0
    for _ in 0..<sessions {
      let summary = summary((0..<count).map { _ in 80 + 6 * generator.nextGaussian() })
      let (mean, error) = (
        try #require(summary.scoreMean), try #require(summary.scoreStandardError)
      )
      if abs(mean - 80) <= 1.96 * error { covered += 1 }
    }
    // Three standard deviations of so many chances.
    #expect(abs(Double(covered) / Double(sessions) - 0.95) < 0.015)
  }

  @Test func `one repetition knows no error, and equal ones have none`() {
    #expect(summary([70]).scoreStandardError == nil)
    #expect(summary([70, 70, 70]).scoreStandardError == 0)
  }
}
