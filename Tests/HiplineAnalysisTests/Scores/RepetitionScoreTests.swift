import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

struct RepetitionScoreTests {
  private let profile = ExerciseProfile(
    name: "p",
    components: [
      ComponentTarget(
        name: "still hip", metric: Isolation.ratio, highest: 0, tolerance: 1, weight: 3,
        capsWhole: true),
      ComponentTarget(
        name: "tempo", metric: Tempo.duration, lowest: 2, highest: 4, tolerance: 1, weight: 1),
    ])

  private func score(_ a: Double?, _ b: Double?) -> RepetitionScore {
    RepetitionScore(measured(1, [Isolation.ratio: a, Tempo.duration: b]), profile: profile)
  }

  @Test func `a part is 100 in its target, 50 a tolerance off and 20 two off, on both sides`() {
    let target = profile.components[1]
    #expect([2, 3, 4].map(target.score) == [100, 100, 100])
    #expect([1, 5].map(target.score) == [50, 50])
    #expect([0, 6].map(target.score) == [20, 20])
  }

  @Test func `the whole is the weighted geometric mean`() throws {
    // 20³ · 50 under the fourth root: the cap leaves 50 of the first part's share of 30.
    let overall = try #require(score(2, 1).overall)
    #expect(Approximate.error(overall, Double.pow(20 * 20 * 20 * 50, 0.25)) < .rounding)
    #expect(Approximate.error(score(0, 3).overall, 100) < .rounding)
  }

  @Test func `a cap falls evenly to half of the whole, at 40 points of its part, and no further`()
    throws
  {
    // A heavier tempo would hide the isolation.
    var heavy = profile
    heavy.components[1].weight = 300
    func overall(_ ratio: Double) throws -> Double {
      try #require(
        RepetitionScore(
          measured(1, [Isolation.ratio: ratio, Tempo.duration: 3]), profile: heavy
        ).overall)
    }
    let full = 1.5.squareRoot()
    #expect(try overall(full) == 50)
    #expect(try overall(3) == 50)
    #expect(Approximate.error(try overall(full / 2), 75) < .rounding)
  }

  @Test func `two caps multiply`() throws {
    var two = profile
    two.components[1].capsWhole = true
    let overall = RepetitionScore(
      measured(1, [Isolation.ratio: 100, Tempo.duration: -100]), profile: two
    ).overall
    #expect((overall ?? .nan) <= 25)
  }

  @Test func `a missing part lowers the coverage, not the score`() {
    #expect(Approximate.error(score(nil, 1).overall, 50) < .rounding)
    #expect(score(nil, 1).coverage == 0.25)
    #expect(score(1, nil).coverage == 0.75)
    #expect(score(1, 2).coverage == 1)
    #expect(score(nil, 1).components[0].score == nil)
  }

  @Test func `nothing measured is no score`() {
    #expect(score(nil, nil).overall == nil)
    #expect(score(nil, nil).coverage == 0)
  }

  @Test func `one part at nothing does not wipe out the rest`() throws {
    let overall = try #require(score(0, -1e9).overall)
    #expect(Approximate.error(overall, Double.pow(100, 0.75)) < .rounding)
  }

  @Test func `a tolerance or weight of zero traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = ComponentTarget(name: "n", metric: Tempo.hold, tolerance: 0, weight: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = ComponentTarget(name: "n", metric: Tempo.hold, tolerance: 1, weight: 0)
    }
  }
}
