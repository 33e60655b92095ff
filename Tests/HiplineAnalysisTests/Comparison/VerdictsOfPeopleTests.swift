import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

/// People whose change is known: how often a verdict is wrong, and how many sessions it takes to see 3°.
struct VerdictsOfPeopleTests {
  /// Numbers that are compared at once; all scatter alike from day to day.
  private static let metrics = Array(ComparedMetric.all.prefix(8))
  /// How days scatter, in degrees: what studies say of a range of motion.
  private static let daySpread = 1.6
  private static let repetitionSpread = 1.0
  private static let people = 400

  private struct Person {
    var generator: SplitMix64

    /// By Box and Muller.
    mutating func normal() -> Double {
      let units = generator.uniform(count: 2, in: 0...1)
      return (-2 * Double.log(max(units[0], 1e-12))).squareRoot()
        * Double.cos(2 * Double.pi * units[1])
    }

    /// Sessions on days whose means are given.
    mutating func sessions(_ means: [(day: Double, mean: Double)]) -> [SessionValues] {
      means.map { day, mean in
        let today = mean + VerdictsOfPeopleTests.daySpread * normal()
        let values = (0..<8).map { _ in today + VerdictsOfPeopleTests.repetitionSpread * normal() }
        return SessionValues(day: day, values: values)
      }
    }
  }

  /// The share of people of whom a number is called beyond the noise.
  ///
  /// - Parameter first: Whether the first number alone is asked for.
  private func share(
    first: Bool = false, _ compare: (inout Person, ComparedMetric) -> MetricComparison?
  ) -> Double {
    let called = (1...Self.people).count { number in
      var person = Person(generator: SplitMix64(seed: UInt64(number)))
      let all = Self.metrics.compactMap { compare(&person, $0) }.allowingForEachOther
      return (first ? Array(all.prefix(1)) : all).contains { $0.verdict == .beyondNoise }
    }
    return Double(called) / Double(Self.people)
  }

  /// 5 % and three standard errors of a share of ``people``.
  private static let mostMistaken = 0.05 + 3 * (0.05 * 0.95 / Double(people)).squareRoot()

  private func weeks(_ numbers: Range<Int>, _ mean: (Double) -> Double) -> [(Double, Double)] {
    numbers.map { (7 * Double($0), mean(Double($0))) }
  }

  @Test(arguments: [0.0, 1])
  func `nobody who goes on as before is called better between two spells, whatever goes on within`(
    progress: Double
  ) {
    let mistaken = share { person, metric in
      // Both spells rise alike about the same mean.
      let spells = [0..<5, 0..<5].enumerated().map { index, weeks in
        person.sessions(
          weeks.map { (7 * Double($0 + 5 * index), 20 + progress * (Double($0) - 2)) })
      }
      return MetricComparison(metric, before: spells[0], after: spells[1])
    }
    #expect(mistaken <= Self.mostMistaken, "\(mistaken)")
  }

  @Test(arguments: [0.0, 1])
  func `nobody with equal sides is told of a difference, also where both get better`(
    progress: Double
  ) {
    let mistaken = share { person, metric in
      let sides = [0, 1].map { _ in
        person.sessions(weeks(0..<9) { 20 + progress * $0 })
      }
      return MetricComparison(metric, before: sides[0], after: sides[1], are: .sides)
    }
    #expect(mistaken <= Self.mostMistaken, "\(mistaken)")
    let apart = share { person, metric in
      // The left on Mondays, the right on Thursdays.
      let sides = [0.0, 3].map { later in
        person.sessions(weeks(0..<6) { 20 + progress * ($0 + later / 7) }.map { ($0 + later, $1) })
      }
      return MetricComparison(metric, before: sides[0], after: sides[1], are: .sides)
    }
    #expect(apart <= Self.mostMistaken, "\(apart)")
  }

  @Test func `nobody without a trend is told of one`() {
    let mistaken = share { person, metric in
      MetricComparison(metric, course: person.sessions(weeks(0..<8) { _ in 20 }))
    }
    #expect(mistaken <= Self.mostMistaken, "\(mistaken)")
  }

  /// The ranges stand in Docs/Comparing.md.
  @Test(arguments: [(4, 0.05...0.2), (8, 0.5...0.75), (12, 0.85...1)])
  func `three degrees more are seen from twelve sessions a spell on`(
    sessions: Int, expected: ClosedRange<Double>
  ) {
    let seen = share(first: true) { person, metric in
      let gain = metric == Self.metrics[0] ? 3.0 : 0
      let before = person.sessions(weeks(0..<sessions) { _ in 20 })
      let after = person.sessions(weeks(sessions..<(2 * sessions)) { _ in 20 + gain })
      return MetricComparison(metric, before: before, after: after)
    }
    #expect(expected.contains(seen), "\(seen)")
  }

  @Test(arguments: [(9, 0.03...0.2, 0.5...0.9), (17, 0.15...0.35, 0.9...1)])
  func `three degrees between the sides are seen sooner than three of gain over a course`(
    days: Int, ofGain: ClosedRange<Double>, ofSides: ClosedRange<Double>
  ) {
    let gained = share(first: true) { person, metric in
      let gain = metric == Self.metrics[0] ? 3 / Double(days - 1) : 0
      return MetricComparison(metric, course: person.sessions(weeks(0..<days) { 20 + gain * $0 }))
    }
    #expect(ofGain.contains(gained), "\(gained)")
    let sides = share(first: true) { person, metric in
      let more = metric == Self.metrics[0] ? 3.0 : 0
      let left = person.sessions(weeks(0..<days) { 20 + 0.5 * $0 })
      let right = person.sessions(weeks(0..<days) { 20 + more + 0.5 * $0 })
      return MetricComparison(metric, before: left, after: right, are: .sides)
    }
    #expect(ofSides.contains(sides), "\(sides)")
  }

  @Test func `a side that fell behind week by week is seen on the last day`() throws {
    var person = Person(generator: SplitMix64(seed: 7))
    let left = person.sessions(weeks(0..<9) { 20 + 1.2 * $0 })
    let right = person.sessions(weeks(0..<9) { _ in 20 })
    let comparison = MetricComparison(Self.metrics[0], before: left, after: right, are: .sides)
    #expect(comparison.basis == .pairedDays && comparison.verdict == .beyondNoise)
    let (mean, last) = (try #require(comparison.change), try #require(comparison.lastDay))
    #expect(abs(mean + 4.8) < 3 && abs(last.change + 9.6) < 3)
    #expect(last.interval.upperBound < 0)
  }
}
