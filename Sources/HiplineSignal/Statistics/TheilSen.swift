/// A straight line that a few wild points cannot bend.
///
/// Source: Theil 1950, Proc. Kon. Ned. Akad. v. Wetensch. A 53; Sen 1968, J. Am. Stat. Assoc.
/// 63(324):1379–1389, <https://doi.org/10.1080/01621459.1968.10480934>.
package enum TheilSen {
  /// A straight line, y = intercept + slope · x.
  package struct Fit: Sendable, Hashable {
    /// In the unit of y per unit of x.
    package var slope: Double

    /// The value at x = 0, in the unit of y.
    var intercept: Double

    /// A line with a slope in the unit of y per unit of x, and the value at x = 0 in the unit of y.
    package init(slope: Double, intercept: Double) {
      self.slope = slope
      self.intercept = intercept
    }

    /// The line's height at `x`, in the unit of y.
    package func value(at x: Double) -> Double { intercept + slope * x }
  }

  /// The line through points.
  ///
  /// The slope is the median of (yⱼ − yᵢ) / (xⱼ − xᵢ) over all pairs with different x. The intercept
  /// is median(y) − slope · median(x).
  ///
  /// - Parameters:
  ///   - x: `[points]`, in any order.
  ///   - y: `[points]`.
  /// - Returns: nil if no two points differ in x, or if a coordinate is not finite.
  /// - Complexity: O(*n*²) on average.
  package static func fit(x: [Double], y: [Double]) -> Fit? {
    guard let slope = RobustStatistics.median(slopes(x: x, y: y)),
      let middleX = RobustStatistics.median(x), let middleY = RobustStatistics.median(y)
    else { return nil }
    return Fit(slope: slope, intercept: middleY - slope * middleX)
  }

  /// The slopes that the points are compatible with, in the unit of y per unit of x.
  ///
  /// Kendall's S of y less slope · x steps by two at every slope of a pair. With its spread σ,
  /// allowing for equal values in x and in y, and z the two-sided quantile of the standard normal
  /// distribution, the interval goes from the sorted slope number (N − zσ)/2 to number (N + zσ)/2 − 1
  /// of all N, rounded and counted from 0.
  ///
  /// - Parameters:
  ///   - x: `[points]`, in any order.
  ///   - y: `[points]`. Independent of each other but for the line.
  ///   - confidence: The chance that the interval holds the true slope, between 0 and 1.
  /// - Returns: nil if no two points differ in x, and if a coordinate is not finite. Few points give
  ///   the range of all slopes, whatever the confidence.
  /// - Complexity: O(*n*² log *n*).
  ///
  /// Source: Sen 1968, equation 2.6; as `theilslopes` of SciPy.
  package static func slopeInterval(
    x: [Double], y: [Double], confidence: Double = 0.95
  ) -> ClosedRange<Double>? {
    precondition(
      confidence > 0 && confidence < 1, "a confidence between 0 and 1 expected, got \(confidence)")
    let slopes = slopes(x: x, y: y).sorted()
    guard !slopes.isEmpty else { return nil }
    let ties = (Ties.groups(of: x) + Ties.groups(of: y)).reduce(0) { $0 + Ties.weight($1) }
    let variance = max(Ties.weight(x.count) - ties, 0) / 18
    // The square of a standard normal number is χ² distributed.
    let z = ChiSquared.quantile(confidence, degreesOfFreedom: 1).squareRoot()
    let reach = z * variance.squareRoot()
    let count = Double(slopes.count)
    let lower = max(Int(((count - reach) / 2).rounded(.toNearestOrEven)) - 1, 0)
    let upper = min(Int(((count + reach) / 2).rounded(.toNearestOrEven)), slopes.count - 1)
    return slopes[lower]...slopes[upper]
  }

  /// The slopes of all pairs of points that differ in x; none if a coordinate is not finite.
  private static func slopes(x: [Double], y: [Double]) -> [Double] {
    precondition(x.count == y.count, "\(x.count) values of y expected, got \(y.count)")
    guard x.allSatisfy({ $0.isFinite }), y.allSatisfy({ $0.isFinite }) else { return [] }
    var slopes: [Double] = []
    slopes.reserveCapacity(x.count * max(x.count - 1, 0) / 2)
    for i in x.indices {
      for j in 0..<i where x[i] != x[j] { slopes.append((y[i] - y[j]) / (x[i] - x[j])) }
    }
    return slopes
  }
}
