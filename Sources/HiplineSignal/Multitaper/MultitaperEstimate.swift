/// Thomson's estimate of a power spectrum: the mean over orthogonal tapers of the whole signal.
///
/// For a hold of two or three seconds, which has room for one of Welch's segments only: every taper
/// is a look of its own at the same samples, at the price of a resolution of 2 NW bins. With *v* the
/// tapers, λ their concentrations, *X* the transform of one detrended and tapered signal, and 2 for
/// every bin but those at 0 Hz and at half the sampling rate:
///
///     density[k] = Σ λ (1 or 2) |X[k]|² / (rate Σ λ)
///
/// Source: Thomson 1982, Proc. IEEE 70(9):1055–1096, <https://doi.org/10.1109/PROC.1982.12433>.
/// Checked against nitime's `multi_taper_psd` without its adaptive weights.
public enum MultitaperEstimate {
  /// How a signal is tapered; knows neither its length nor its rate.
  public struct Parameters: Sendable, Hashable {
    /// NW: half the width of a line, in resolutions of the signal. Larger values allow more tapers,
    /// which scatter less, and resolve less. Default: 4.
    public var timeHalfBandwidth: Double

    /// The number of tapers. Default: 2 NW − 1, the last that hardly leaks.
    public var taperCount: Int

    /// The length of the transform. Default: the signal's; more pads with zeros.
    public var transformLength: Int?

    /// What is taken off the signal. Default: the straight line.
    public var detrend: Detrend

    /// - Parameters:
    ///   - timeHalfBandwidth: NW, positive and below half the signal's length.
    ///   - taperCount: At least 1; nil for 2 NW − 1.
    ///   - transformLength: In samples, not less than the signal's; nil for the signal's.
    public init(
      timeHalfBandwidth: Double = 4, taperCount: Int? = nil, transformLength: Int? = nil,
      detrend: Detrend = .line
    ) {
      self.timeHalfBandwidth = timeHalfBandwidth
      self.taperCount = taperCount ?? max(1, Int(2 * timeHalfBandwidth) - 1)
      self.transformLength = transformLength
      self.detrend = detrend
    }
  }

  /// The power spectral density of `signal`.
  ///
  /// The degrees of freedom are 2 (Σ λ)² / Σ λ², a little below two per taper.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform, more than 2 NW and at least as many as there are tapers.
  ///   - sampleRateHertz: Positive.
  ///   - parameters: At least one taper.
  /// - Precondition: a positive rate, and a transform not shorter than the signal.
  /// - Returns: `transformLength / 2 + 1` densities in the signal's unit squared per hertz.
  /// - Complexity: O(tapers · *n* log *n*), and once for every length what ``SlepianTapers`` costs.
  public static func estimate(
    _ signal: [Double], sampleRateHertz: Double, parameters: Parameters = .init()
  ) -> PowerSpectrum {
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    let slepian = tapers(for: signal, parameters: parameters)
    let weight = slepian.concentrations.reduce(0, +)
    let squares = slepian.concentrations.reduce(0) { $0 + $1 * $1 }
    var densities: [Double] = []
    let length = transform(signal, by: slepian.tapers, parameters: parameters) { taper, bins in
      let share = slepian.concentrations[taper] / (weight * sampleRateHertz)
      if densities.isEmpty { densities = Array(repeating: 0, count: bins.count) }
      for bin in bins.indices {
        densities[bin] += share * (bins[bin].0 * bins[bin].0 + bins[bin].1 * bins[bin].1)
      }
    }
    let last = length.isMultiple(of: 2) ? densities.count - 1 : densities.count
    for bin in densities.indices where bin != 0 && bin != last { densities[bin] *= 2 }
    return PowerSpectrum(
      resolutionHertz: sampleRateHertz / Double(length), densities: densities,
      degreesOfFreedom: 2 * weight * weight / squares)
  }

  /// The tapers of the signal's length.
  static func tapers(for signal: [Double], parameters: Parameters) -> SlepianTapers {
    SlepianTapers.make(
      length: signal.count, timeHalfBandwidth: parameters.timeHalfBandwidth,
      count: parameters.taperCount)
  }

  /// Hands the transform of the detrended signal times every taper to `body`.
  ///
  /// - Returns: The length of the transform.
  static func transform(
    _ signal: [Double], by tapers: [[Double]], parameters: Parameters,
    _ body: (Int, UnsafeMutableBufferPointer<(Double, Double)>) -> Void
  ) -> Int {
    let length = parameters.transformLength ?? signal.count
    precondition(
      length >= signal.count,
      "a transform of at least \(signal.count) samples expected, got \(length)")
    let plan = RealFFT.plan(length: length)
    let detrended = parameters.detrend.applied(to: signal)
    FFTScratch.with(length: length) { scratch in
      for taper in tapers.indices {
        for index in detrended.indices {
          scratch.signal[index] = detrended[index] * tapers[taper][index]
        }
        plan.execute(scratch)
        body(taper, scratch.spectrum)
      }
    }
    return length
  }
}
