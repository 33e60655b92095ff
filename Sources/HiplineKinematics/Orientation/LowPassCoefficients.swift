import RealModule

/// What a ``SettlingLowPass`` needs, which follows from its time constant and the sampling rate.
struct LowPassCoefficients: Sendable, Hashable {
  let steady: SteadyRecursion

  /// The number of samples of which the running mean is taken.
  let settlingSamples: Int

  /// The low-pass with cut-off frequency √2 / (2π `timeConstantSeconds`).
  ///
  /// - Precondition: a time constant of at least half a sample, so that the cut-off is below the Nyquist frequency.
  init(timeConstantSeconds: Double, sampleRateHertz: Double) {
    let step = 1 / sampleRateHertz
    precondition(
      timeConstantSeconds >= step / 2,
      "a time constant of half a sample expected, got \(timeConstantSeconds) s")
    let root2 = 2.0.squareRoot()
    let cutoff = root2 / (2 * .pi * timeConstantSeconds)
    let c = Double.tan(.pi * cutoff * step)
    let d = c * c + root2 * c + 1
    steady = SteadyRecursion(
      gain: c * c / d, a1: 2 * (c * c - 1) / d, a2: (1 - root2 * c + c * c) / d)
    // The smallest count ≥ 1 with count · step ≥ time constant, in the arithmetic of the comparison.
    var count = max(1, Int(timeConstantSeconds * sampleRateHertz) - 2)
    while Double(count) * step < timeConstantSeconds { count += 1 }
    settlingSamples = count
  }

  /// The recursion for the sample of this number, counted from 1.
  func recursion(_ number: Int) -> VaryingRecursion {
    let count = Double(number)
    if number < settlingSamples {
      // mean = x / n + first; first becomes n / (n + 1) · mean.
      return VaryingRecursion(b0: 1 / count, b1: 0, b2: 0, a1: -count / (count + 1), a2: 0)
    }
    let (gain, a1, a2) = (steady.gain, steady.a1, steady.a2)
    if number == settlingSamples {
      // The same mean, but both states become those of the filter for this mean as a constant.
      return VaryingRecursion(b0: 1 / count, b1: 0, b2: 0, a1: gain - 1, a2: a2 - gain)
    }
    return VaryingRecursion(b0: gain, b1: 2 * gain, b2: gain, a1: a1, a2: a2)
  }
}
