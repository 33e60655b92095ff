import HiplineSignal

/// The difference of two means with its standard error.
struct MeanDifference: Sendable, Hashable {
  /// The second mean less the first one, in the unit of the values.
  var change: Double
  var standardError: Double
  /// The degrees of freedom of the standard error.
  var freedom: Double

  /// The probability with which an interval holds the true difference. 95 %, as clinical reports have it.
  static let confidence = 0.95

  /// Half the length of the confidence interval.
  var margin: Double {
    standardError == 0
      ? 0 : StudentT.twoSidedQuantile(Self.confidence, freedom: freedom) * standardError
  }

  /// Of values whose scatter may differ.
  ///
  /// - Returns: nil for fewer than two values on a side.
  ///
  /// Source: Welch 1947, Biometrika 34:28–35, <https://doi.org/10.1093/biomet/34.1-2.28>.
  static func welch(_ before: [Double], _ after: [Double]) -> MeanDifference? {
    guard let first = RobustStatistics.standardDeviation(before),
      let second = RobustStatistics.standardDeviation(after),
      let start = RobustStatistics.mean(before), let end = RobustStatistics.mean(after)
    else { return nil }
    let (n, m) = (Double(before.count), Double(after.count))
    let (a, b) = (first * first / n, second * second / m)
    let sum = a + b
    return MeanDifference(
      change: end - start, standardError: sum.squareRoot(),
      freedom: sum > 0 ? sum * sum / (a * a / (n - 1) + b * b / (m - 1)) : n + m - 2)
  }

  /// Of values with one scatter, which the sides with several of them tell.
  ///
  /// The standard error is the standard error of measurement, √MSE of the one-way analysis of variance, times √(1/n + 1/m).
  ///
  /// - Returns: nil where neither side has two values.
  ///
  /// Source: Weir 2005, J. Strength Cond. Res. 19(1):231–240, <https://doi.org/10.1519/15184.1>.
  static func pooled(_ before: [Double], _ after: [Double]) -> MeanDifference? {
    guard let start = RobustStatistics.mean(before), let end = RobustStatistics.mean(after),
      before.count + after.count > 2
    else { return nil }
    let squares =
      before.reduce(0) { $0 + ($1 - start) * ($1 - start) }
      + after.reduce(0) { $0 + ($1 - end) * ($1 - end) }
    let freedom = Double(before.count + after.count - 2)
    let measurement = squares / freedom
    let factor = 1 / Double(before.count) + 1 / Double(after.count)
    return MeanDifference(
      change: end - start, standardError: (measurement * factor).squareRoot(), freedom: freedom)
  }
}
