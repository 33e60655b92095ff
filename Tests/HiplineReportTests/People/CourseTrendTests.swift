import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct CourseTrendTests {
  private func trend(_ values: [Double], every days: Int = 7, comparisons: Int = 1) -> CourseTrend?
  {
    let first = CivilDay(number: 20_000).number
    return CourseTrend(
      values.enumerated().map { (CivilDay(number: first + $0 * days), $1) },
      comparisons: comparisons)
  }

  /// Numbers near the normal distribution: sums of twelve even ones.
  private func noise(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in random.uniform(count: 12, in: -0.5...0.5).reduce(0, +) }
  }

  @Test(arguments: [4, 5, 8, 20])
  func `of people who do not change one in twenty at most seems to, in any of twelve numbers`(
    count: Int
  ) throws {
    var random = SplitMix64(seed: UInt64(count))
    let people = 400
    let changed = (0..<people).count { _ in
      (0..<12).contains { _ in
        trend(noise(count, &random), comparisons: 12)?.isBeyondNoise(decimals: 3) == true
      }
    }
    // Three standard errors of a share of 0.05 above it.
    #expect(Double(changed) / Double(people) < 0.05 + 3 * (0.05 * 0.95 / 400).squareRoot())
  }

  @Test func `as many days as are asked for show the change in most people`() throws {
    var random = SplitMix64(seed: 3)
    let eight = try #require(trend([20, 21.4, 19.1, 20.6, 21.2, 19.4, 20.8, 20.3]))
    let days = try #require(eight.daysToSee(3))
    // Of these eight about their line.
    let scatter = 0.86
    let seen = (0..<200).count { _ in
      let values = noise(days, &random).enumerated().map { place, noise in
        20 + 3 * Double(place) / Double(days - 1) + scatter * noise
      }
      return trend(values)?.isBeyondNoise(decimals: 1) == true
    }
    // The margin is then as large as the change: even chances, and more days more.
    #expect(seen > 80)
    #expect(try #require(eight.daysToSee(1)) > days)
    #expect(try #require(eight.daysToSee(20)) <= days)
  }

  @Test func `a change is seen from the day on which it stays seen`() throws {
    let rising = try #require(
      trend([15.2, 17.4, 16.6, 19.8, 20.1, 23, 22.4, 25.1], comparisons: 12))
    #expect(rising.isBeyondNoise(decimals: 1) && rising.change > 8 && rising.change < 11)
    let seen = try #require(rising.daysUntilSeen(decimals: 1))
    #expect((5...7).contains(seen))
    let back = try #require(trend([15, 17, 19, 21, 23, 19, 17, 15]))
    #expect(!back.isBeyondNoise(decimals: 1) && back.daysUntilSeen(decimals: 1) == nil)
  }

  @Test func `the same number every day, or too few days, is no change`() throws {
    #expect(trend([20, 22, 24]) == nil)
    #expect(try !#require(trend([20, 20, 20, 20, 20])).isBeyondNoise(decimals: 1))
    #expect(try !#require(trend([20, 20.001, 20.002, 20.003])).isBeyondNoise(decimals: 1))
    #expect(try #require(trend([20, 21, 22, 23])).isBeyondNoise(decimals: 1))
    let day = CivilDay(number: 20_000)
    #expect(CourseTrend((0..<9).map { (day, Double($0)) }, comparisons: 1) == nil)
  }

  @Test func `two values of one day are one`() throws {
    let days = (0..<5).map { CivilDay(number: 20_000 + 7 * $0) }
    let once = try #require(CourseTrend(days.map { ($0, Double($0.number % 3)) }, comparisons: 1))
    let twice = try #require(
      CourseTrend(
        days.flatMap { day in [-1.0, 1].map { (day, Double(day.number % 3) + $0) } }, comparisons: 1
      ))
    #expect(once.change == twice.change && once.margin == twice.margin)
  }
}

struct DateTicksTests {
  @Test(arguments: [
    ("2026-03-02", "2026-03-05", 6, ["2 Mar", "3 Mar", "4 Mar", "5 Mar"]),
    ("2026-03-02", "2026-04-20", 7, ["2 Mar", "16 Mar", "30 Mar", "13 Apr"]),
    ("2026-03-02", "2026-03-02", 7, ["2 Mar"]),
    ("2025-11-20", "2026-04-20", 6, ["Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]),
    ("2019-05-01", "2026-04-20", 5, ["Jan 2020", "Jan 2022", "Jan 2024", "Jan 2026"]),
  ])
  func `an axis of time names days, weeks, months or years`(
    first: String, last: String, most: Int, labels: [String]
  ) throws {
    let ends = try [#require(CivilDay(first)), #require(CivilDay(last))]
    #expect(DateTicks.ticks(from: ends[0], to: ends[1], atMost: most).map(\.label) == labels)
  }
}
