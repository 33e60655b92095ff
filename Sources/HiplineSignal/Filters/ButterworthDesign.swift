import RealModule

/// Digital Butterworth low-pass filters: as flat as can be in the pass band, 3 dB down at the cut-off.
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
package enum ButterworthDesign {
  /// A filter that keeps what is slower than the cut-off.
  ///
  /// - Parameters:
  ///   - order: The number of poles, at least 1.
  ///   - cutoffHertz: Between 0 and half the sampling rate, both excluded.
  /// - Returns: Half as many sections as the order, rounded up.
  package static func lowPass(
    order: Int, cutoffHertz: Double, sampleRateHertz: Double
  ) -> [SecondOrderSection] {
    precondition(order > 0, "an order of at least 1 expected, got \(order)")
    precondition(
      cutoffHertz > 0 && cutoffHertz < sampleRateHertz / 2,
      "a cut-off between 0 and \(sampleRateHertz / 2) Hz expected, got \(cutoffHertz) Hz")
    let cutoff = Double.tan(Double.pi * cutoffHertz / sampleRateHertz)
    let square = cutoff * cutoff
    var result: [SecondOrderSection] = []
    if !order.isMultiple(of: 2) {
      result.append(
        AnalogueSection(numerator: (0, 0, cutoff), denominator: (0, 1, cutoff)).digital)
    }
    // The best damped pair of poles first.
    for pair in (0..<order / 2).reversed() {
      let angle = Double.pi * Double(2 * pair + 1) / Double(2 * order)
      let damping = 2 * Double.sin(angle) * cutoff
      result.append(
        AnalogueSection(numerator: (0, 0, square), denominator: (1, damping, square)).digital)
    }
    return result
  }
}
