/// Location and spread of numbers, most of them unmoved by a few wild ones.
///
/// Every function gives nil for too few values, and for values of which one is not a number.
package enum RobustStatistics {
  /// The quantile that stands for the low end of values, as a share of them. A twentieth: a few outliers do not move it. Chosen,
  /// not derived.
  package static let lowEnd = 0.05

  /// The quantile that stands for the high end of values, as a share of them: as far from the end as ``lowEnd``.
  package static let highEnd = 0.95

  /// The middle value, or the mean of the two middle ones, in the unit of `values`.
  package static func median(_ values: [Double]) -> Double? { quantile(0.5, of: values) }

  /// The value below which a share `p` of the values lies, in the unit of `values`.
  ///
  /// Between the sorted values at the positions 0, 1 … n − 1 it is interpolated linearly, at the
  /// position p (n − 1).
  ///
  /// - Parameter p: From 0 to 1.
  package static func quantile(_ p: Double, of values: [Double]) -> Double? {
    let position = QuantilePosition(p, count: max(values.count, 1))
    guard !values.isEmpty, !values.contains(where: { $0.isNaN }) else { return nil }
    return values.withUnsafeBufferPointer { OrderStatistic.quantile(position, of: $0) }
  }

  /// The median distance from the median, in the unit of `values`.
  ///
  /// - Parameters:
  ///   - middle: The median where it is known; nil to find it.
  ///   - scaledToNormal: Whether the result is multiplied by 1.4826, which makes it the standard
  ///     deviation for values that are normally distributed.
  package static func medianAbsoluteDeviation(
    _ values: [Double], about middle: Double? = nil, scaledToNormal: Bool = true
  ) -> Double? {
    guard let middle = middle ?? median(values) else { return nil }
    // One over the third quartile of the standard normal distribution.
    let scale = scaledToNormal ? 1.482602218505602 : 1
    return median(values.map { abs($0 - middle) }).map { $0 * scale }
  }

  /// The arithmetic mean, in the unit of `values`.
  package static func mean(_ values: [Double]) -> Double? {
    known(values.reduce(0, +) / Double(values.count), atLeast: 1, of: values)
  }

  /// The square root of the summed squares about the mean over n − 1, in the unit of `values`.
  ///
  /// - Returns: nil for fewer than two values.
  package static func standardDeviation(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// The square root of the mean square, in the unit of `values`; the mean is not removed.
  package static func rootMeanSquare(_ values: [Double]) -> Double? {
    let squares = values.reduce(0) { $0 + $1 * $1 }
    return known((squares / Double(values.count)).squareRoot(), atLeast: 1, of: values)
  }

  private static func known(_ value: Double, atLeast count: Int, of values: [Double]) -> Double? {
    values.count >= count && !values.contains(where: { $0.isNaN }) ? value : nil
  }
}
