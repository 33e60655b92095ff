/// Fisher's F distribution: of the ratio of two χ² numbers, each over its degrees of freedom.
package enum FDistribution {
  /// The chance of a value above `x`, to about 1e-12 of itself.
  ///
  /// The regularised incomplete beta function I(ν₂ / (ν₂ + ν₁ x)) of ν₂/2 and ν₁/2.
  ///
  /// - Parameters:
  ///   - x: Not negative, may be infinite.
  ///   - numeratorFreedom: ν₁, positive, not necessarily whole.
  ///   - denominatorFreedom: ν₂, positive, not necessarily whole.
  ///
  /// For x = 4, ν₁ = 2 and ν₂ = 12 the result is 0.0466.
  package static func probability(
    above x: Double, numeratorFreedom: Double, denominatorFreedom: Double
  ) -> Double {
    tails(x, numeratorFreedom, denominatorFreedom).upper
  }

  /// The chance of a value up to `x`, to about 1e-12 of itself.
  ///
  /// - Parameters:
  ///   - x: Not negative, may be infinite.
  ///   - numeratorFreedom: ν₁, positive, not necessarily whole.
  ///   - denominatorFreedom: ν₂, positive, not necessarily whole.
  package static func probability(
    upTo x: Double, numeratorFreedom: Double, denominatorFreedom: Double
  ) -> Double {
    tails(x, numeratorFreedom, denominatorFreedom).lower
  }

  private static func tails(
    _ x: Double, _ numerator: Double, _ denominator: Double
  ) -> (lower: Double, upper: Double) {
    precondition(x >= 0, "a value of at least 0 expected, got \(x)")
    precondition(
      numerator > 0 && denominator > 0,
      "positive degrees of freedom expected, got \(numerator) and \(denominator)")
    if x == .infinity { return (1, 0) }
    let sum = denominator + numerator * x
    return IncompleteBeta.regularized(
      numerator / 2, denominator / 2, x: numerator * x / sum, complement: denominator / sum)
  }
}
