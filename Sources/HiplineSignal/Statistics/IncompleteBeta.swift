import RealModule

/// The regularised incomplete beta function I(x; a, b).
///
/// Source: Abramowitz, Stegun, Handbook of Mathematical Functions, 26.5.8; the fraction evaluated
/// from the front as Lentz 1976, Appl. Opt. 15(3):668–671, <https://doi.org/10.1364/AO.15.000668>.
enum IncompleteBeta {
  /// I(x; a, b) and 1 − I, each with its own relative precision.
  ///
  /// - Parameters:
  ///   - a: Positive.
  ///   - b: Positive.
  ///   - x: From 0 to 1.
  ///   - complement: 1 − x, which the caller may know with more digits.
  static func regularized(
    _ a: Double, _ b: Double, x: Double, complement y: Double
  ) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    // x^a y^b / B(a, b)
    let front = Double.exp(
      a * Double.log(x) + b * Double.log(y) + Double.logGamma(a + b) - Double.logGamma(a)
        - Double.logGamma(b))
    if x < (a + 1) / (a + b + 2) {
      let lower = front * fraction(a, b, x) / a
      return (lower, 1 - lower)
    } else {
      let upper = front * fraction(b, a, y) / b
      return (1 - upper, upper)
    }
  }

  /// The continued fraction of I without what stands before it.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1..<100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonZero(1 + even * d)
      c = nonZero(1 + even / c)
      value *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonZero(1 + odd * d)
      c = nonZero(1 + odd / c)
      let change = c * d
      value *= change
      if abs(change - 1) <= Double.ulpOfOne { break }
    }
    return value
  }

  private static func nonZero(_ value: Double) -> Double {
    abs(value) < Double.leastNormalMagnitude ? Double.leastNormalMagnitude : value
  }
}
