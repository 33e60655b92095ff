import RealModule

extension PowerSpectrum {
  /// Where a spectrum is highest.
  package struct Peak: Sendable, Hashable {
    /// The frequency of the summit, between the bins.
    package var frequencyHertz: Double

    /// The density of the summit, in unit²/Hz.
    package var density: Double

    /// The distance between the two places where the density has fallen to one half.
    ///
    /// It cannot be smaller than the window's own: 1.44 resolutions for Hann without zero padding.
    package var halfPowerWidthHertz: Double

    /// The bin with the largest density.
    var bin: Int
  }

  /// The highest peak of the band.
  ///
  /// The summit is that of the parabola through the logarithms of the largest density *b* and its
  /// neighbours *a* and *c*, δ bins off the middle:
  ///
  ///     δ = ½ (ln a − ln c) / (ln a − 2 ln b + ln c)
  ///     ln summit = ln b − ¼ (ln a − ln c) δ
  ///
  /// The half-power width comes from the densities joined by straight lines; where the spectrum
  /// ends before the density has fallen to one half, it counts to that end.
  ///
  /// - Returns: nil if the largest density is in the band's first or last bin, because what is
  ///   largest there is the flank of something outside, and nil if the band has no density above 0.
  package func peak(in bandHertz: ClosedRange<Double>) -> Peak? {
    let band = bins(in: bandHertz)
    guard band.count > 2 else { return nil }
    var bin = band.lowerBound
    for candidate in band where densities[candidate] > densities[bin] { bin = candidate }
    guard bin > band.lowerBound, bin < band.upperBound - 1, densities[bin].isFinite else {
      return nil
    }
    let (before, here, after) = (densities[bin - 1], densities[bin], densities[bin + 1])
    var offset = 0.0
    var density = here
    if before > 0, after > 0 {
      let difference = Double.log(before) - Double.log(after)
      let curvature = Double.log(before) - 2 * Double.log(here) + Double.log(after)
      offset = difference / (2 * curvature)
      density = here * Double.exp(-difference * offset / 4)
    }
    let half = density / 2
    let lower = crossing(of: half, from: bin, step: -1)
    let upper = crossing(of: half, from: bin, step: 1)
    return Peak(
      frequencyHertz: (Double(bin) + offset) * resolutionHertz, density: density,
      halfPowerWidthHertz: (upper - lower) * resolutionHertz, bin: bin)
  }

  /// The place, in bins, where the density first falls to `level` on the way from `start`.
  private func crossing(of level: Double, from start: Int, step: Int) -> Double {
    var bin = start
    while densities[bin] > level {
      let next = bin + step
      guard densities.indices.contains(next) else { return Double(bin) }
      if densities[next] <= level {
        let fraction = (densities[bin] - level) / (densities[bin] - densities[next])
        return Double(bin) + Double(step) * fraction
      }
      bin = next
    }
    return Double(bin)
  }
}
