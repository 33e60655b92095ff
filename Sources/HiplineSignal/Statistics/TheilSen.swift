/// A straight line that a few wild points cannot bend.
///
/// Source: Theil 1950, Proc. Kon. Ned. Akad. v. Wetensch. A 53; Sen 1968, J. Am. Stat. Assoc.
/// 63(324):1379–1389, <https://doi.org/10.1080/01621459.1968.10480934>.
public enum TheilSen {
  public struct Fit: Sendable, Hashable {
    /// In the unit of y per unit of x.
    public var slope: Double

    /// The value at x = 0, in the unit of y.
    public var intercept: Double

    public init(slope: Double, intercept: Double) {
      self.slope = slope
      self.intercept = intercept
    }

    public func value(at x: Double) -> Double { intercept + slope * x }
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
  public static func fit(x: [Double], y: [Double]) -> Fit? {
    precondition(x.count == y.count, "\(x.count) values of y expected, got \(y.count)")
    guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return nil }
    var slopes: [Double] = []
    slopes.reserveCapacity(x.count * max(x.count - 1, 0) / 2)
    for i in x.indices {
      for j in 0..<i where x[i] != x[j] { slopes.append((y[i] - y[j]) / (x[i] - x[j])) }
    }
    guard let slope = RobustStatistics.median(slopes),
      let middleX = RobustStatistics.median(x), let middleY = RobustStatistics.median(y)
    else { return nil }
    return Fit(slope: slope, intercept: middleY - slope * middleX)
  }
}
