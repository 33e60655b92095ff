import RealModule

/// The part of a spectrum that is not a peak: a straight line in double-logarithmic axes.
package enum NoiseFloor {
  /// S(f) = exp(``interceptLog``) · f^``slope``, the natural logarithm throughout.
  package struct Line: Sendable, Hashable {
    /// The power of the frequency; −2 for a random walk, 0 for white noise.
    var slope: Double

    /// The natural logarithm of the density at 1 Hz, with the density in unit²/Hz.
    var interceptLog: Double

    /// The expected density of the floor, in unit²/Hz.
    ///
    /// - Parameter frequencyHertz: Positive.
    package func density(atHertz frequencyHertz: Double) -> Double {
      precondition(
        frequencyHertz > 0, "a positive frequency expected, got \(frequencyHertz) Hz")
      return Double.exp(interceptLog + slope * Double.log(frequencyHertz))
    }
  }

  /// The floor of a band, fitted outside an excluded part, which holds the peak.
  ///
  /// The slope is that of Theil and Sen through ln f and ln S, which a second, unnoticed peak cannot
  /// bend; the level is the median of what the slope leaves. The median of χ²_ν lies below its mean
  /// ν, so the line is raised by ln(ν / median): ``Line/density(atHertz:)`` is the expected density,
  /// the one to compare with a quantile of χ²_ν / ν.
  ///
  /// - Parameters:
  ///   - spectrum: In unit²/Hz, with its degrees of freedom.
  ///   - bandHertz: Where the floor is wanted.
  ///   - excludingHertz: What is left out of the fit; nil for nothing.
  /// - Returns: nil if fewer than three bins with a positive frequency and density remain.
  /// - Complexity: O(*n*² log *n*) in the bins of the band.
  package static func logLogLine(
    of spectrum: PowerSpectrum, bandHertz: ClosedRange<Double>,
    excludingHertz: ClosedRange<Double>?
  ) -> Line? {
    let excluded = excludingHertz.map { spectrum.bins(in: $0) } ?? 0..<0
    var frequencies: [Double] = []
    var densities: [Double] = []
    for bin in spectrum.bins(in: bandHertz) where bin > 0 && !excluded.contains(bin) {
      guard spectrum.densities[bin] > 0, spectrum.densities[bin].isFinite else { continue }
      frequencies.append(Double.log(spectrum.frequencyHertz(of: bin)))
      densities.append(Double.log(spectrum.densities[bin]))
    }
    guard frequencies.count > 2, let line = TheilSen.fit(x: frequencies, y: densities),
      let level = RobustStatistics.median(
        zip(frequencies, densities).map { $1 - line.slope * $0 })
    else { return nil }
    let freedom = spectrum.degreesOfFreedom
    let median = ChiSquared.quantile(0.5, degreesOfFreedom: freedom)
    return Line(slope: line.slope, interceptLog: level + Double.log(freedom / median))
  }
}
