/// A straight line through values of several days, by least squares: what goes on from day to day, apart from how the days scatter
/// about it.
///
/// Of session means it gives what a mixed model with a random effect of the day gives for sessions of equally many repetitions.
package struct DayLine: Sendable, Hashable {
  let count: Int
  let meanDay: Double
  private let mean: Double
  /// A day, in the unit of the values.
  let slope: Double
  /// The summed squares of the days about their mean.
  private let spread: Double
  /// The summed squares of the values about the line.
  let residualSquares: Double

  /// So many days show a line and how they scatter about it. A line takes two of them, and one degree of freedom has intervals six times as long as
  /// two have.
  package static let fewest = 4

  /// - Returns: nil for fewer than ``fewest`` values.
  init?(_ days: [DayValue]) {
    guard days.count >= Self.fewest else { return nil }
    count = days.count
    let n = Double(days.count)
    let (meanDay, mean) = (
      days.reduce(0) { $0 + $1.day } / n, days.reduce(0) { $0 + $1.value } / n
    )
    let spread = days.reduce(0) { $0 + ($1.day - meanDay) * ($1.day - meanDay) }
    guard spread > 0 else { return nil }
    let slope = days.reduce(0) { $0 + ($1.day - meanDay) * ($1.value - mean) } / spread
    residualSquares = days.reduce(0) { sum, day in
      let rest = day.value - mean - slope * (day.day - meanDay)
      return sum + rest * rest
    }
    (self.meanDay, self.mean, self.slope, self.spread) = (meanDay, mean, slope, spread)
  }

  var freedom: Double { Double(count - 2) }

  func value(at day: Double) -> Double { mean + slope * (day - meanDay) }

  /// The line's value on a day against 0.
  func difference(at day: Double) -> MeanDifference {
    let apart = day - meanDay
    let factor = 1 / Double(count) + apart * apart / spread
    return MeanDifference(
      change: value(at: day), standardError: (residualSquares / freedom * factor).squareRoot(),
      freedom: freedom)
  }

  /// How much the line rises from one day to another.
  func rise(from first: Double, to last: Double) -> MeanDifference {
    MeanDifference(
      change: slope * (last - first),
      standardError: (residualSquares / freedom / spread).squareRoot() * abs(last - first),
      freedom: freedom)
  }
}
