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
    // 50³ · 20 under the fourth root.
    let overall = try #require(score(1, 0).overall)
    #expect(Approximate.error(overall, Double.pow(50 * 50 * 50 * 20, 0.25)) < .rounding)
    #expect(Approximate.error(score(0, 3).overall, 100) < .rounding)
  }

  @Test func `a part that caps the whole does so at 50 where it is below 40, whatever its name`()
    throws
  {
    // 33 and 100: the mean alone would be 44; a heavier tempo would hide it.
    var heavy = profile
    heavy.components[1].weight = 30
    let cheated = RepetitionScore(
      measured(1, [Isolation.ratio: 2.0.squareRoot(), Tempo.duration: 3]), profile: heavy)
    #expect(cheated.overall == 50)
    let clean = RepetitionScore(
      measured(1, [Isolation.ratio: 1, Tempo.duration: 3]), profile: heavy)
    #expect((clean.overall ?? 0) > 90)
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
