import RealModule

/// The χ² distribution: of a sum of squared standard normal numbers, and so of spectral densities.
package enum ChiSquared {
  /// The value that is exceeded with the chance 1 − p.
  ///
  /// - Parameters:
  ///   - p: From 0 to 1; 0 gives 0 and 1 gives infinity.
  ///   - degreesOfFreedom: ν, positive, not necessarily whole.
  ///
  /// For p = 0.95 and one degree of freedom the result is 3.841459.
  package static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "positive degrees of freedom expected, got \(degreesOfFreedom)")
    precondition((0...1).contains(p), "a probability from 0 to 1 expected, got \(p)")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    return 2 * IncompleteGamma.quantile(p, shape: degreesOfFreedom / 2)
  }
}
