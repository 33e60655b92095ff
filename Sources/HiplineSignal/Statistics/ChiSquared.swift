import RealModule

/// The χ² distribution: of a sum of squared standard normal numbers, and so of spectral densities.
public enum ChiSquared {
  /// The chance of a value up to `x`.
  ///
  /// The regularised incomplete gamma function P(ν/2, x/2), to about 1e-12.
  ///
  /// - Parameters:
  ///   - x: Not negative.
  ///   - degreesOfFreedom: ν, positive, not necessarily whole.
  public static func probability(upTo x: Double, degreesOfFreedom: Double) -> Double {
    check(degreesOfFreedom)
    precondition(x >= 0, "a value of at least 0 expected, got \(x)")
    return IncompleteGamma.regularized(shape: degreesOfFreedom / 2, x: x / 2).lower
  }

  /// The value that is exceeded with the chance 1 − p.
  ///
  /// - Parameters:
  ///   - p: From 0 to 1; 0 gives 0 and 1 gives infinity.
  ///   - degreesOfFreedom: ν, positive, not necessarily whole.
  ///
  /// For p = 0.95 and one degree of freedom the result is 3.841459.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    check(degreesOfFreedom)
    precondition((0...1).contains(p), "a probability from 0 to 1 expected, got \(p)")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    return 2 * IncompleteGamma.quantile(p, shape: degreesOfFreedom / 2)
  }

  private static func check(_ degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "positive degrees of freedom expected, got \(degreesOfFreedom)")
  }
}
