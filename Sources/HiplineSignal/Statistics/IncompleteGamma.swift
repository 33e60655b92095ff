import RealModule

/// The regularised incomplete gamma functions P(a, x) and Q = 1 − P, and the inverse of P.
///
/// Source: Abramowitz, Stegun, Handbook of Mathematical Functions, 6.5.29 and 6.5.31; the start of
/// the search is that of Wilson and Hilferty 1931, <https://doi.org/10.1073/pnas.17.12.684>.
enum IncompleteGamma {
  /// P and Q, each with its own relative precision.
  ///
  /// - Parameters:
  ///   - shape: a, positive.
  ///   - x: Not negative.
  static func regularized(shape a: Double, x: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    // x^a e^−x / Γ(a)
    let front = Double.exp(a * Double.log(x) - x - Double.logGamma(a))
    if x < a + 1 {
      let lower = front * series(a, x)
      return (lower, 1 - lower)
    } else {
      let upper = front * fraction(a, x)
      return (1 - upper, upper)
    }
  }

  /// The x with P(a, x) = p, for 0 < p < 1.
  ///
  /// Newton's method in ln x, which is well behaved over all magnitudes, held in a bracket.
  static func quantile(_ p: Double, shape a: Double) -> Double {
    let q = 1 - p
    var low = -745.0
    var high = 709.0
    var y = Double.log(start(p, shape: a))
    for _ in 0..<200 {
      if !(y > low && y < high) { y = (low + high) / 2 }
      let x = Double.exp(y)
      let (lower, upper) = regularized(shape: a, x: x)
      // The smaller tail has the digits.
      let excess = p < 0.5 ? lower - p : q - upper
      if excess == 0 { return x }
      if excess > 0 { high = y } else { low = y }
      let slope = Double.exp(a * y - x - Double.logGamma(a))
      let next = slope > 0 ? y - excess / slope : .infinity
      if abs(next - y) <= 4 * Double.ulpOfOne * max(1, abs(y)) { return Double.exp(next) }
      y = next
      if high - low <= Double.ulpOfOne * max(1, abs(low)) { break }
    }
    return Double.exp(y > low && y < high ? y : (low + high) / 2)
  }

  /// A first guess, good to some per cent: the cube root is nearly normal; near zero P is a power.
  private static func start(_ p: Double, shape a: Double) -> Double {
    let spread = 1 / (9 * a)
    let cube = 1 - spread + normalQuantile(p) * spread.squareRoot()
    if cube > 0.3 { return a * cube * cube * cube }
    return max(
      Double.exp((Double.log(p) + Double.logGamma(a + 1)) / a), Double.leastNormalMagnitude)
  }

  /// A rough quantile of the standard normal distribution, wrong by at most 0.003.
  ///
  /// Abramowitz, Stegun 26.2.22.
  private static func normalQuantile(_ p: Double) -> Double {
    let tail = min(p, 1 - p)
    let t = (-2 * Double.log(tail)).squareRoot()
    let value = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))
    return p < 0.5 ? -value : value
  }

  /// Σ xⁿ / (a (a + 1) … (a + n)), which converges fast for x < a + 1.
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var divisor = a
    while term > sum * Double.ulpOfOne / 4 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// The continued fraction 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − 2(2 − a) / …)), which
  /// converges fast for x ≥ a + 1, from the front.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var value = 1 / b
    var c = Double.infinity
    var d = value
    for n in 1..<100_000 {
      let numerator = -Double(n) * (Double(n) - a)
      b += 2
      d = 1 / nonZero(b + numerator * d)
      c = nonZero(b + numerator / c)
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
