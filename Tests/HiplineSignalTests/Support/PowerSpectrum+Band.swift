import HiplineSignal

extension PowerSpectrum {
  /// The mean square of the signal's part in the band, in its unit squared: the sum of the densities times the resolution.
  func power(in bandHertz: ClosedRange<Double>) -> Double {
    densities[bins(in: bandHertz)].reduce(0, +) * resolutionHertz
  }
}
