/// Welch's estimate of a power spectrum: the mean over windowed, overlapping segments.
///
/// With *w* the window, *X* the transform of one detrended and windowed segment, and 2 for every bin
/// but those at 0 Hz and at half the sampling rate:
///
///     density[k] = mean over segments of (1 or 2) |X[k]|² / (rate Σ w²)
///
/// Source: Welch 1967, IEEE Trans. Audio Electroacoust. 15(2):70–73,
/// <https://doi.org/10.1109/TAU.1967.1161901>.
package enum WelchEstimate {
  package struct Parameters: Sendable, Hashable {
    /// The length of a segment. Longer segments resolve more and scatter more.
    package var segmentSamples: Int

    /// The samples that neighbouring segments share. Default: half a segment.
    var overlapSamples: Int

    /// The length of the transform. Default: a segment; more pads with zeros.
    var transformLength: Int

    /// The taper of a segment. Default: Hann.
    package var window: Window

    /// Whether the window continues itself. Default: periodic.
    var symmetry: Window.Symmetry

    /// What is taken off each segment. Default: the straight line.
    package var detrend: Detrend

    package init(
      segmentSamples: Int, overlapSamples: Int? = nil, transformLength: Int? = nil,
      window: Window = .hann, symmetry: Window.Symmetry = .periodic, detrend: Detrend = .line
    ) {
      self.segmentSamples = segmentSamples
      self.overlapSamples = overlapSamples ?? segmentSamples / 2
      self.transformLength = transformLength ?? segmentSamples
      self.window = window
      self.symmetry = symmetry
      self.detrend = detrend
    }
  }

  /// The power spectral density of `signal`.
  ///
  /// A signal shorter than a segment is one segment, with the window over what there is; the bins
  /// stay where they are. Samples that do not fill a last segment are not used.
  ///
  /// The degrees of freedom of *K* segments *s* samples apart are
  ///
  ///     ν = 2K / (1 + 2 Σ (1 − j/K) ρ(j)),   ρ(j) = (Σ w[i] w[i + js] / Σ w²)²,   0 < j < K
  ///
  /// which is 2K / (1 + 2 (1 − 1/K) / 36) for Hann at half overlap.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform, not empty.
  ///   - sampleRateHertz: Positive.
  ///   - parameters: At least one sample per segment, less overlap than a segment has samples, and
  ///     a transform not shorter than a segment.
  /// - Returns: `transformLength / 2 + 1` densities in the signal's unit squared per hertz.
  /// - Complexity: O(*n* log *m*) for *n* samples and a transform of *m*.
  package static func estimate(
    _ signal: [Double], sampleRateHertz: Double, parameters: Parameters
  ) -> PowerSpectrum {
    estimate(ofEach: [signal], sampleRateHertz: sampleRateHertz, parameters: parameters)[0]
  }

  /// The same of signals of one length, which share their window.
  ///
  /// - Precondition: at least one signal, and all of one length.
  package static func estimate(
    ofEach signals: [[Double]], sampleRateHertz: Double, parameters: Parameters
  ) -> [PowerSpectrum] {
    let segments = Segments(signals, sampleRateHertz: sampleRateHertz, parameters)
    let length = parameters.transformLength
    let plan = PairedFFT.plan(length: length)
    return PairedFFT.Scratch.with(length: length) { scratch in
      signals.map { signal in
        var densities = powers(of: signal, plan, segments, in: scratch)
        for bin in densities.indices { densities[bin] *= segments.scale(of: bin, length: length) }
        return PowerSpectrum(
          resolutionHertz: sampleRateHertz / Double(length), densities: densities,
          degreesOfFreedom: segments.degreesOfFreedom)
      }
    }
  }

  /// How signals of one length are cut into segments, and what their squares are multiplied by.
  struct Segments {
    let window: [Double]
    let step: Int
    let count: Int
    let degreesOfFreedom: Double
    /// To be taken off each, one after the other.
    let trends: SegmentTrends
    private let twoSided: Double

    /// - Precondition: As for ``WelchEstimate/estimate(_:sampleRateHertz:parameters:)``.
    init(_ signals: [[Double]], sampleRateHertz: Double, _ parameters: Parameters) {
      let samples = signals.first?.count ?? 0
      precondition(samples > 0, "at least one sample expected, got none")
      precondition(
        signals.allSatisfy { $0.count == samples },
        "signals of \(samples) samples expected, got \(signals.map { $0.count })")
      precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
      precondition(
        parameters.segmentSamples > 0,
        "at least one sample per segment expected, got \(parameters.segmentSamples)")
      precondition(
        (0..<parameters.segmentSamples).contains(parameters.overlapSamples),
        "an overlap below \(parameters.segmentSamples) samples expected, "
          + "got \(parameters.overlapSamples)")
      precondition(
        parameters.transformLength >= parameters.segmentSamples,
        "a transform of at least \(parameters.segmentSamples) samples expected, "
          + "got \(parameters.transformLength)")
      let segment = min(parameters.segmentSamples, samples)
      step = parameters.segmentSamples - parameters.overlapSamples
      count = (samples - segment) / step + 1
      window = parameters.window.coefficients(count: segment, symmetry: parameters.symmetry)
      let energy = window.reduce(0) { $0 + $1 * $1 }
      degreesOfFreedom = WelchEstimate.degreesOfFreedom(
        window: window, energy: energy, step: step, count: count)
      twoSided = energy > 0 ? 1 / (sampleRateHertz * energy * Double(count)) : 0
      trends = SegmentTrends(parameters.detrend, segment: segment, step: step)
    }

    /// What the squares at a bin are multiplied by to be a one-sided density.
    func scale(of bin: Int, length: Int) -> Double {
      bin == 0 || 2 * bin == length ? twoSided : 2 * twoSided
    }
  }

  /// The squared magnitudes of the segments' transforms, summed over the segments, `[bins]`.
  ///
  /// Two segments share one complex transform.
  ///
  /// - Parameter scratch: Beyond the window its signals are zero.
  private static func powers(
    of signal: [Double], _ plan: PairedFFT, _ segments: Segments, in scratch: PairedFFT.Scratch
  ) -> [Double] {
    scratch.clearSquares()
    var trends = segments.trends
    let step = segments.step
    signal.withUnsafeBufferPointer { signal in
      segments.window.withUnsafeBufferPointer { window in
        guard let start = signal.baseAddress else { return }
        for number in stride(from: 0, to: segments.count, by: 2) {
          let first = (start + number * step, trends.next(of: signal))
          let hasSecond = number + 1 < segments.count
          let second =
            hasSecond ? (start + (number + 1) * step, trends.next(of: signal)) : nil
          plan.load(first, second, window: window, into: scratch)
          plan.accumulate(scratch)
        }
      }
    }
    return .init(count: plan.length / 2 + 1) { plan.power(of: $0, in: scratch) }
  }

  private static func degreesOfFreedom(
    window: [Double], energy: Double, step: Int, count: Int
  ) -> Double {
    guard energy > 0 else { return 2 * Double(count) }
    var correlation = 0.0
    var distance = 1
    while distance < count, distance * step < window.count {
      var overlap = 0.0
      for index in distance * step..<window.count {
        overlap += window[index] * window[index - distance * step]
      }
      let ratio = overlap / energy
      correlation += (1 - Double(distance) / Double(count)) * ratio * ratio
      distance += 1
    }
    return 2 * Double(count) / (1 + 2 * correlation)
  }
}
