/// The one-sided power spectral density of a signal, in its unit squared per hertz.
///
/// Bin *k* belongs to the frequency *k* · ``resolutionHertz``, beginning with 0 Hz. The sum of the
/// densities times the resolution is the signal's mean square.
package struct PowerSpectrum: Sendable, Hashable {
  /// The distance between two bins.
  package var resolutionHertz: Double

  /// Unit²/Hz, `[bins]`, from 0 Hz upwards.
  package var densities: [Double]

  /// The equivalent number of degrees of freedom of every density's χ² distribution.
  ///
  /// A density estimated from noise scatters about the truth *S* as *S* χ²_ν / ν.
  package var degreesOfFreedom: Double

  /// - Precondition: `resolutionHertz` and `degreesOfFreedom` are positive.
  package init(resolutionHertz: Double, densities: [Double], degreesOfFreedom: Double) {
    precondition(
      resolutionHertz > 0, "a positive resolution expected, got \(resolutionHertz) Hz")
    precondition(
      degreesOfFreedom > 0, "positive degrees of freedom expected, got \(degreesOfFreedom)")
    self.resolutionHertz = resolutionHertz
    self.densities = densities
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The frequency that a bin belongs to, 0 Hz for bin 0.
  package func frequencyHertz(of bin: Int) -> Double { Double(bin) * resolutionHertz }

  /// The bins whose frequencies lie in the band, both ends included; empty where there are none.
  ///
  /// A band's end that misses a bin by a rounding error, a billionth of the resolution, holds it.
  package func bins(in bandHertz: ClosedRange<Double>) -> Range<Int> {
    let slack = 1e-9
    let last = Double(densities.count)
    let lower = (bandHertz.lowerBound / resolutionHertz - slack).rounded(.up)
    let upper = (bandHertz.upperBound / resolutionHertz + slack).rounded(.down) + 1
    let start = Int(min(max(lower, 0), last))
    return start..<max(start, Int(min(max(upper, 0), last)))
  }
}
