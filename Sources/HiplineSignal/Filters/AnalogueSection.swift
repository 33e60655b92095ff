/// A filter in continuous time with at most two poles, as polynomials in s from s² down to 1.
struct AnalogueSection {
  typealias Polynomial = (s2: Double, s1: Double, s0: Double)

  var numerator: Polynomial
  var denominator: Polynomial

  /// The section in discrete time, by the bilinear transform s = (1 − z⁻¹) / (1 + z⁻¹).
  var digital: SecondOrderSection {
    let isFirstOrder = numerator.s2 == 0 && denominator.s2 == 0
    let (b0, b1, b2) = isFirstOrder ? expandedOnce(numerator) : expandedTwice(numerator)
    let (a0, a1, a2) = isFirstOrder ? expandedOnce(denominator) : expandedTwice(denominator)
    return SecondOrderSection(b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0)
  }

  /// The polynomial times 1 + z⁻¹, in powers of z⁻¹.
  private func expandedOnce(_ p: Polynomial) -> (Double, Double, Double) {
    (p.s0 + p.s1, p.s0 - p.s1, 0)
  }

  /// The polynomial times (1 + z⁻¹)², in powers of z⁻¹.
  private func expandedTwice(_ p: Polynomial) -> (Double, Double, Double) {
    (p.s2 + p.s1 + p.s0, 2 * (p.s0 - p.s2), p.s2 - p.s1 + p.s0)
  }
}
