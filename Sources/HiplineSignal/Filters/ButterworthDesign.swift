import RealModule

/// Digital Butterworth filters: as flat as can be in the pass band, 3 dB down at the cut-off.
///
/// The analogue prototype of order *n* has its poles on the left half of the unit circle, the pair
/// number *k* at −sin φ ± *i* cos φ with φ = π (2k − 1) / 2n. It is moved to Ω = tan(π f / rate) for
/// the cut-off f and brought into discrete time by the bilinear transform, which puts the cut-off
/// exactly where it was asked for.
///
/// A filter that runs forwards and backwards is 6 dB down at the cut-off.
///
/// Source: Butterworth 1930, Experimental Wireless and the Wireless Engineer 7:536–541; for the
/// bilinear transform Oppenheim, Schafer, Discrete-Time Signal Processing, chapter 7.
public enum ButterworthDesign {
  /// A filter that keeps what is slower than the cut-off.
  ///
  /// - Parameters:
  ///   - order: The number of poles, at least 1.
  ///   - cutoffHertz: Between 0 and half the sampling rate, both excluded.
  /// - Returns: Half as many sections as the order, rounded up.
  public static func lowPass(
    order: Int, cutoffHertz: Double, sampleRateHertz: Double
  ) -> [SecondOrderSection] {
    let cutoff = warped(cutoffHertz, order: order, sampleRateHertz: sampleRateHertz)
    return sections(
      order: order, cutoff: cutoff, pair: (0, 0, cutoff * cutoff), single: (0, 0, cutoff))
  }

  /// A filter that keeps what is faster than the cut-off.
  ///
  /// - Parameters:
  ///   - order: The number of poles, at least 1.
  ///   - cutoffHertz: Between 0 and half the sampling rate, both excluded.
  /// - Returns: Half as many sections as the order, rounded up.
  public static func highPass(
    order: Int, cutoffHertz: Double, sampleRateHertz: Double
  ) -> [SecondOrderSection] {
    let cutoff = warped(cutoffHertz, order: order, sampleRateHertz: sampleRateHertz)
    return sections(order: order, cutoff: cutoff, pair: (1, 0, 0), single: (0, 1, 0))
  }

  /// A filter that keeps what is between two cut-offs.
  ///
  /// Every pole p of the prototype becomes the two roots of s² − p B s + W² = 0, with the band's
  /// width B and the square W² of its geometric middle, both after warping.
  ///
  /// - Parameters:
  ///   - order: The number of poles of the prototype, at least 1; the filter has twice as many.
  ///   - lowHertz: Above 0.
  ///   - highHertz: Above `lowHertz` and below half the sampling rate.
  /// - Returns: As many sections as the order.
  public static func bandPass(
    order: Int, lowHertz: Double, highHertz: Double, sampleRateHertz: Double
  ) -> [SecondOrderSection] {
    precondition(
      lowHertz < highHertz,
      "a low cut-off below \(highHertz) Hz expected, got \(lowHertz) Hz")
    let low = warped(lowHertz, order: order, sampleRateHertz: sampleRateHertz)
    let high = warped(highHertz, order: order, sampleRateHertz: sampleRateHertz)
    let width = high - low
    let square = low * high

    var result: [SecondOrderSection] = []
    if !order.isMultiple(of: 2) {
      result.append(
        AnalogueSection(numerator: (0, width, 0), denominator: (1, width, square)).digital)
    }
    for angle in angles(order: order) {
      // Half of p B, and the root of its square less W².
      let middle = (x: -Double.sin(angle) * width / 2, y: Double.cos(angle) * width / 2)
      let root = squareRoot(
        x: middle.x * middle.x - middle.y * middle.y - square, y: 2 * middle.x * middle.y)
      for sign in [-1.0, 1.0] {
        let pole = (x: middle.x + sign * root.x, y: middle.y + sign * root.y)
        result.append(
          AnalogueSection(
            numerator: (0, width, 0),
            denominator: (1, -2 * pole.x, pole.x * pole.x + pole.y * pole.y)
          ).digital)
      }
    }
    return result
  }

  /// The sections of a low or high pass: the same poles, other numerators.
  private static func sections(
    order: Int, cutoff: Double, pair: AnalogueSection.Polynomial,
    single: AnalogueSection.Polynomial
  ) -> [SecondOrderSection] {
    var result: [SecondOrderSection] = []
    if !order.isMultiple(of: 2) {
      result.append(AnalogueSection(numerator: single, denominator: (0, 1, cutoff)).digital)
    }
    for angle in angles(order: order) {
      let damping = 2 * Double.sin(angle) * cutoff
      result.append(
        AnalogueSection(numerator: pair, denominator: (1, damping, cutoff * cutoff)).digital)
    }
    return result
  }

  /// The φ of every pair of complex poles, the best damped pair first.
  private static func angles(order: Int) -> [Double] {
    (0..<order / 2).reversed().map { Double.pi * Double(2 * $0 + 1) / Double(2 * order) }
  }

  /// The frequency that the bilinear transform will bring to `hertz`.
  private static func warped(_ hertz: Double, order: Int, sampleRateHertz: Double) -> Double {
    precondition(order > 0, "an order of at least 1 expected, got \(order)")
    precondition(
      hertz > 0 && hertz < sampleRateHertz / 2,
      "a cut-off between 0 and \(sampleRateHertz / 2) Hz expected, got \(hertz) Hz")
    return Double.tan(Double.pi * hertz / sampleRateHertz)
  }

  /// The square root with a non-negative real part of the complex number x + *i* y.
  private static func squareRoot(x: Double, y: Double) -> (x: Double, y: Double) {
    let length = Double.hypot(x, y)
    guard length > 0 else { return (0, 0) }
    // The larger of the two parts comes from a sum, the other from the product: no cancellation.
    let larger = ((length + abs(x)) / 2).squareRoot()
    let smaller = y / (2 * larger)
    return x >= 0 ? (larger, smaller) : (abs(smaller), y >= 0 ? larger : -larger)
  }
}
