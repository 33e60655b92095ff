extension RobustStatistics {
  /// The quantile as a mean of all values, weighted by how likely each is to be it.
  ///
  /// With few values it scatters less than ``quantile(_:of:)``, which looks at two of them, and in
  /// return a wild value moves it a little. The weight of the sorted value *i* of *n* is
  ///
  ///     I((i + 1) / n) − I(i / n),   I the incomplete beta function of (n + 1) p and (n + 1) (1 − p)
  ///
  /// - Parameter p: Between 0 and 1; the two ends give the least and the largest value.
  /// - Returns: In the unit of `values`.
  ///
  /// Source: Harrell, Davis 1982, Biometrika 69(3):635–640,
  /// <https://doi.org/10.1093/biomet/69.3.635>.
  public static func harrellDavisQuantile(_ p: Double, of values: [Double]) -> Double? {
    precondition((0...1).contains(p), "a share from 0 to 1 expected, got \(p)")
    guard !values.isEmpty, !values.contains(where: \.isNaN) else { return nil }
    let sorted = values.sorted()
    if p == 0 { return sorted[0] }
    if p == 1 { return sorted[sorted.count - 1] }
    let count = Double(sorted.count)
    var before = 0.0
    var sum = 0.0
    for (index, value) in sorted.enumerated() {
      let x = Double(index + 1) / count
      let share = IncompleteBeta.regularized(
        (count + 1) * p, (count + 1) * (1 - p), x: x, complement: 1 - x
      ).lower
      sum += (share - before) * value
      before = share
    }
    return sum
  }
}
