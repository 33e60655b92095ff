import HiplineSignal

/// A straight line through values of several days, by least squares: what goes on from day to day, apart from how the days scatter
/// about it.
///
/// Of session means it gives what a mixed model with a random effect of the day gives for sessions of equally many repetitions.
package struct DayLine: Sendable, Hashable {
  /// In their order.
  package let days: [DayValue]
  private let line: LeastSquaresLine

  /// So many days show a line and how they scatter about it. A line takes two of them, and one degree of freedom has intervals six times as long as
  /// two have.
  package static let fewest = 4

  /// - Parameter days: Each once, in their order.
  /// - Returns: nil for fewer than ``fewest`` values.
  package init?(_ days: [DayValue]) {
    guard days.count >= Self.fewest,
      let line = LeastSquaresLine(x: days.map { $0.day }, y: days.map { $0.value })
    else { return nil }
    (self.days, self.line) = (days, line)
  }

  var freedom: Double { line.freedom }

  /// The scatter of the values about the line, in their unit.
  package var scatter: Double { line.scatter }

  /// The summed squares of the values about the line.
  var residualSquares: Double { scatter * scatter * freedom }

  package var meanDay: Double { days.reduce(0) { $0 + $1.day } / Double(days.count) }

  package var first: DayValue { days[0] }

  package var last: DayValue { days[days.count - 1] }

  /// The line's height on a day, against 0.
  package func height(at day: Double) -> MeanDifference {
    MeanDifference(line.height(at: day), freedom: freedom)
  }

  /// How much the line rises from the first day to the last.
  package var rise: MeanDifference {
    let (slope, span) = (line.slope, last.day - first.day)
    return MeanDifference(
      change: slope.value * span, standardError: slope.standardError * span, freedom: freedom)
  }
}
