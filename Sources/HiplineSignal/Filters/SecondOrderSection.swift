/// A recursive filter with two poles and two zeros, the link of a longer filter's chain.
///
///     y[n] = b0 x[n] + b1 x[n−1] + b2 x[n−2] − a1 y[n−1] − a2 y[n−2]
///
/// The coefficient of y[n] is one.
package struct SecondOrderSection: Sendable, Hashable {
  /// The weight of the input of the same sample, dimensionless like all five.
  var b0: Double
  /// The weight of the input one sample before.
  var b1: Double
  /// The weight of the input two samples before.
  var b2: Double
  /// The weight of the output one sample before, which is subtracted.
  var a1: Double
  /// The weight of the output two samples before, which is subtracted.
  var a2: Double

  /// A section with given coefficients, that of y[n] divided out. It is stable where both roots of
  /// z² + a1 z + a2 lie inside the unit circle, which is not checked.
  init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
    self.b0 = b0
    self.b1 = b1
    self.b2 = b2
    self.a1 = a1
    self.a2 = a2
  }

  /// What a constant input is multiplied by in the long run.
  var constantGain: Double { (b0 + b1 + b2) / (1 + a1 + a2) }
}
