import RealModule

/// A signal with its quarter-period-later self as imaginary part: its amplitude and phase at any time.
///
/// The imaginary part is the Hilbert transform, whose spectrum is −*i* times that of the signal at
/// positive frequencies. Amplitude and phase mean something for a narrow band only: filter first.
/// The transform takes the signal for one period, so that the two ends influence each other.
///
/// Source: Gabor 1946, J. IEE 93(26):429–457, <https://doi.org/10.1049/ji-3-2.1946.0074>. Checked
/// against SciPy's `hilbert`.
public struct AnalyticSignal: Sendable, Hashable {
  /// The signal itself, `[samples]`, in its unit.
  public let real: [Double]

  /// Its Hilbert transform, `[samples]`, in the same unit. A sine for a cosine.
  public let imaginary: [Double]

  /// - Parameter signal: `[samples]`, uniform, all finite.
  /// - Complexity: O(*n* log *n*), slow for a prime *n*; see ``RealFFT/fastLength(atLeast:)``.
  public init(_ signal: [Double]) {
    real = signal
    guard !signal.isEmpty else {
      imaginary = []
      return
    }
    let plan = RealFFT.plan(length: signal.count)
    imaginary = FFTScratch.with(length: signal.count) { scratch in
      scratch.load(signal)
      plan.execute(scratch)
      let bins = scratch.spectrum
      for bin in bins.indices { bins[bin] = (bins[bin].1, -bins[bin].0) }
      bins[0] = (0, 0)
      if signal.count.isMultiple(of: 2) { bins[bins.count - 1] = (0, 0) }
      plan.executeInverse(scratch)
      let scale = 1 / Double(signal.count)
      return .init(count: signal.count) { scratch.signal[$0] * scale }
    }
  }

  /// The magnitude, `[samples]`, in the signal's unit: the envelope of an oscillation.
  public var amplitude: [Double] {
    .init(count: real.count) {
      (real[$0] * real[$0] + imaginary[$0] * imaginary[$0]).squareRoot()
    }
  }

  /// The angle from −π to π, `[samples]`, in rad; 0 at the crest of a cosine.
  public var phase: [Double] {
    .init(count: real.count) { Double.atan2(y: imaginary[$0], x: real[$0]) }
  }

  /// The phase without its jumps of a whole turn, `[samples]`, in rad.
  ///
  /// Every step is taken as the shorter way round.
  public var unwrappedPhase: [Double] {
    let phase = phase
    var turns = 0.0
    return .init(count: phase.count) { index in
      if index > 0 {
        turns -= ((phase[index] - phase[index - 1]) / (2 * Double.pi)).rounded(.toNearestOrEven)
      }
      return phase[index] + 2 * Double.pi * turns
    }
  }

  /// The rate at which the phase grows, `[samples]`, in Hz, from the two neighbours of each sample.
  ///
  /// It may be negative where the amplitude is small.
  ///
  /// - Parameter sampleRateHertz: Positive.
  public func frequencyHertz(sampleRateHertz: Double) -> [Double] {
    Difference.central(unwrappedPhase, sampleRateHertz: sampleRateHertz).map {
      $0 / (2 * Double.pi)
    }
  }
}
