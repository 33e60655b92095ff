import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct MetricComparisonTests {
  private static let range = ComparedMetric.all[0]
  private static let lift = ComparedMetric.all[1]

  private func compared(
    _ metric: ComparedMetric, before: [[Double]], after: [[Double]]
  ) -> MetricComparison {
    func sessions(_ values: [[Double]]) -> [SessionValues] {
      values.map { SessionValues(day: nil, values: $0) }
    }
    return MetricComparison(metric, before: sessions(before), after: sessions(after))
  }

  private func repetitions(_ mean: Double, _ spread: Double, seed: UInt64, count: Int = 12)
    -> [Double]
  {
    var generator = SplitMix64(seed: seed)
    return generator.uniform(count: count).map { mean + spread * $0 }
  }

  @Test func `a range that grew beyond repetitions and strapping is beyond the noise`() throws {
    let comparison = compared(
      Self.range, before: [repetitions(20, 1, seed: 1)], after: [repetitions(30, 1, seed: 2)])
    #expect(comparison.verdict == .beyondNoise && comparison.basis == .repetitionsAndStudies)
    let interval = try #require(comparison.interval)
    #expect(interval.contains(10) && !interval.contains(0))
    // 1.96 √2 · 1.6°, and a little for the repetitions.
    let detectable = try #require(comparison.minimalDetectableChange95)
    #expect(detectable > 4.43 && detectable < 4.7)
  }

  @Test func `two degrees of range are clear of the repetitions and not of another strapping`()
    throws
  {
    let comparison = compared(
      Self.range, before: [repetitions(20, 0.3, seed: 1)], after: [repetitions(22, 0.3, seed: 2)])
    let interval = try #require(comparison.interval)
    #expect(interval.lowerBound > 0)
    #expect(comparison.verdict == .withinNoise)
  }

  @Test func `without a study the repetitions alone are the basis`() {
    let comparison = compared(
      Self.lift, before: [repetitions(2, 0.2, seed: 1)], after: [repetitions(3, 0.2, seed: 2)])
    #expect(comparison.basis == .repetitions && comparison.verdict == .beyondRepetitions)
  }

  @Test func `several sessions show their own noise, whatever studies say`() {
    let before = (1...4).map { repetitions(20 + Double($0 % 2), 0.3, seed: UInt64($0)) }
    let near = compared(
      Self.range, before: before, after: [repetitions(21, 0.3, seed: 9)])
    #expect(near.basis == .sessions && near.verdict == .withinNoise)
    let far = compared(
      Self.range, before: before, after: [repetitions(25, 0.3, seed: 9)])
    #expect(far.basis == .sessions && far.verdict == .beyondNoise)
  }

  @Test func `too few repetitions and too few sessions say nothing`() {
    let few = compared(
      Self.lift, before: [[2, 2.1]], after: [[3, 3.1, 3.2]])
    #expect(few.verdict == .tooFew && few.interval == nil && few.change != nil)
    let sessions = compared(
      Self.lift, before: [[2, 2.1, 2.2], [2.1, 2.2, 2.3]], after: [[3, 3.1, 3.2]])
    #expect(sessions.verdict == .tooFew)
    let none = compared(
      Self.lift, before: [[]], after: [[1, 2, 3]])
    #expect(none.verdict == .notMeasured && none.change == nil)
  }

  @Test func `what did not change is called a change once in twenty times`() {
    let outcomes = (1...400).map { seed in
      compared(
        Self.lift, before: [repetitions(2, 1, seed: UInt64(2 * seed))],
        after: [repetitions(2, 1, seed: UInt64(2 * seed + 1))]
      ).verdict
    }
    let mistaken = outcomes.count { $0 == .beyondRepetitions }
    // 20 ± 4.4 expected; three standard deviations either way.
    #expect((7...33).contains(mistaken), "\(mistaken)")
  }

  @Test func `swapping before and after turns the change round`() throws {
    let (a, b) = (repetitions(20, 1, seed: 1), repetitions(24, 3, seed: 2))
    let forward = compared(
      Self.lift, before: [a], after: [b])
    let backward = compared(
      Self.lift, before: [b], after: [a])
    #expect(forward.change == backward.change.map { -$0 })
    #expect(forward.verdict == backward.verdict)
    let difference =
      try #require(forward.minimalDetectableChange95)
      - (try #require(backward.minimalDetectableChange95))
    #expect(abs(difference) < 1e-12)
  }
}

struct AsymmetryIndexTests {
  @Test func `the index is zero for equal sides and turns round with them`() throws {
    #expect(AsymmetryIndex.percent(left: 20, right: 20) == 0)
    let index = try #require(AsymmetryIndex.percent(left: 20, right: 25))
    #expect(abs(index - 22.2222) < 1e-3)
    #expect(AsymmetryIndex.percent(left: 25, right: 20) == -index)
  }

  @Test func `numbers that may be negative have no index`() {
    #expect(AsymmetryIndex.percent(left: -1.4, right: -1.5) == nil)
    #expect(AsymmetryIndex.percent(left: 0, right: 1) == nil)
  }
}
