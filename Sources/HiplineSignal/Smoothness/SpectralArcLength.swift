/// The smoothness of one movement, as the arc length of its normalised speed spectrum.
///
/// Less negative is smoother. A bell-shaped speed profile is close to −1.4; every added sub-movement
/// lengthens the arc. The value has no unit and does not change when the movement is made larger.
///
/// With M the magnitude spectrum of the zero-padded speed divided by its maximum, and the bins from
/// the first to the last one at or below the maximum frequency at which M reaches the threshold:
///
///     arc = −Σ √( (Δf / (f_last − f_first))² + ΔM² )
///
/// - Note: Weak tremor hides below the threshold and leaps into sight once it reaches it.
///   Measure shaking on its own, and compare only values of like parameters.
///
/// Source: Balasubramanian, Melendez-Calderon, Roby-Brami, Burdet 2015, J NeuroEng Rehabil 12:112,
/// <https://doi.org/10.1186/s12984-015-0090-9>.
package enum SpectralArcLength {
  /// What is counted of the spectrum; knows no sampling rate.
  package struct Parameters: Sendable, Hashable, Codable {
    /// The highest frequency that may count. Larger values hear more tremor and noise. Default: 10,
    /// as in the authors' program.
    var maximumFrequencyHertz: Double

    /// The share of the largest magnitude below which the spectrum's end is cut off. Larger values
    /// forgive more. Default: 0.05, as in the authors' program.
    var amplitudeThreshold: Double

    /// How often the length is doubled by zeros, after rounding up to a power of two. Larger values
    /// follow the arc more closely. Default: 4, as in the authors' program.
    var padLevel: Int

    /// - Parameters:
    ///   - maximumFrequencyHertz: Positive.
    ///   - amplitudeThreshold: 0…1, a share of the largest magnitude.
    ///   - padLevel: 0…16, in doublings.
    package init(
      maximumFrequencyHertz: Double = 10, amplitudeThreshold: Double = 0.05, padLevel: Int = 4
    ) {
      self.maximumFrequencyHertz = maximumFrequencyHertz
      self.amplitudeThreshold = amplitudeThreshold
      self.padLevel = padLevel
    }
  }

  /// The spectral arc length of a speed profile.
  ///
  /// - Parameters:
  ///   - speed: In any unit, `[samples]`, uniform, one movement without the rest around it. It is
  ///     taken with its sign.
  ///   - sampleRateHertz: Positive. Frequencies above half of it do not exist and do not count.
  /// - Returns: Dimensionless, below 0; nil for fewer than 8 samples, for a speed of zero
  ///   throughout, for values that are not finite, and if fewer than two bins reach the threshold.
  /// - Precondition: a positive rate and maximum frequency, and a pad level from 0 to 16.
  /// - Complexity: O(*n* log *n*) in the zero-padded length.
  ///
  /// For `exp(−5t²)` sampled at 100 Hz on −1 ≤ t < 1 the result is −1.41403.
  package static func measure(
    _ speed: [Double], sampleRateHertz: Double, parameters: Parameters = .init()
  ) -> Double? {
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    precondition(
      parameters.maximumFrequencyHertz > 0,
      "a positive maximum frequency expected, got \(parameters.maximumFrequencyHertz) Hz")
    precondition(
      (0...16).contains(parameters.padLevel),
      "a pad level from 0 to 16 expected, got \(parameters.padLevel)")
    guard speed.count >= 8, speed.allSatisfy({ $0.isFinite }) else { return nil }

    let length = RealFFT.powerOfTwo(atLeast: speed.count) << parameters.padLevel
    let powers = RealFFT.plan(length: length).powers(speed)
    let largest = powers.reduce(0, max).squareRoot()
    guard largest > 0, largest.isFinite else { return nil }

    let resolutionHertz = sampleRateHertz / Double(length)
    let end = Int(min(parameters.maximumFrequencyHertz / resolutionHertz, Double(powers.count - 1)))
    let magnitudes: [Double] = .init(count: end + 1) { powers[$0].squareRoot() / largest }
    guard
      let first = magnitudes.firstIndex(where: { $0 >= parameters.amplitudeThreshold }),
      let last = magnitudes.lastIndex(where: { $0 >= parameters.amplitudeThreshold }),
      first < last
    else { return nil }

    let step = 1 / Double(last - first)
    var arc = 0.0
    for bin in first..<last {
      let change = magnitudes[bin + 1] - magnitudes[bin]
      arc += (step * step + change * change).squareRoot()
    }
    return -arc
  }
}
