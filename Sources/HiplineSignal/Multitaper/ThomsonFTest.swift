/// Thomson's harmonic F-test: whether a bin holds a steady line or just much noise.
///
/// A line of constant amplitude looks the same through every taper *k*, up to the taper's sum U; noise
/// does not. With Y the transform of the tapered signal and *K* the number of tapers, at every bin:
///
///     μ = Σ U Y / Σ U²
///     F = (K − 1) |μ|² Σ U² / Σ |Y − μ U|²
///
/// Without a line F is distributed as F(2, 2K − 2). The line's amplitude is 2 |μ|, and |μ| at 0 Hz and
/// at half the sampling rate.
///
/// - Note: It finds a clockwork, such as a motor. A tremor that wanders by more than the resolution
///   is no line, however strong it is; compare its peak with ``NoiseFloor`` instead.
///
/// Source: Thomson 1982, Proc. IEEE 70(9):1055–1096, section XIII,
/// <https://doi.org/10.1109/PROC.1982.12433>.
public struct ThomsonFTest: Sendable, Hashable {
  /// The distance between two bins.
  public let resolutionHertz: Double

  /// The values of F, `[bins]`, from 0 Hz upwards; infinite for a line without any noise.
  public let statistics: [Double]

  /// The amplitude that a line at the bin's frequency would have, `[bins]`, in the signal's unit.
  public let amplitudes: [Double]

  /// The degrees of freedom of the denominator of F, 2K − 2.
  public let degreesOfFreedom: Double

  /// The test of every bin.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform, more than 2 NW and at least as many as there are tapers.
  ///   - sampleRateHertz: Positive.
  ///   - parameters: At least two tapers, and a transform not shorter than the signal. The transform
  ///     should be several times as long, because a line between two bins is told by neither.
  /// - Precondition: a positive rate, and two tapers or more.
  /// - Complexity: O(tapers · *m* log *m*) in the length *m* of the transform.
  public init(
    _ signal: [Double], sampleRateHertz: Double,
    parameters: MultitaperEstimate.Parameters = .init()
  ) {
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    precondition(
      parameters.taperCount > 1, "at least 2 tapers expected, got \(parameters.taperCount)")
    let tapers = MultitaperEstimate.tapers(for: signal, parameters: parameters).tapers
    // The sum of an odd taper is zero but for rounding.
    let sums = tapers.enumerated().map { $0.isMultiple(of: 2) ? $1.reduce(0, +) : 0 }
    let energy = sums.reduce(0) { $0 + $1 * $1 }
    var looks: [[(Double, Double)]] = []
    let length = MultitaperEstimate.transform(signal, by: tapers, parameters: parameters) {
      looks.append(Array($1))
    }
    let binCount = length / 2 + 1
    var statistics: [Double] = []
    var amplitudes: [Double] = []
    for bin in 0..<binCount {
      var mean = (real: 0.0, imaginary: 0.0)
      for (look, sum) in zip(looks, sums) {
        mean.real += sum * look[bin].0 / energy
        mean.imaginary += sum * look[bin].1 / energy
      }
      var residual = 0.0
      for (look, sum) in zip(looks, sums) {
        let real = look[bin].0 - mean.real * sum
        let imaginary = look[bin].1 - mean.imaginary * sum
        residual += real * real + imaginary * imaginary
      }
      let square = mean.real * mean.real + mean.imaginary * mean.imaginary
      let line = Double(tapers.count - 1) * square * energy
      statistics.append(line > 0 ? line / residual : 0)
      let isUnpaired = bin == 0 || 2 * bin == length
      amplitudes.append((isUnpaired ? 1 : 2) * square.squareRoot())
    }
    resolutionHertz = sampleRateHertz / Double(length)
    self.statistics = statistics
    self.amplitudes = amplitudes
    degreesOfFreedom = Double(2 * tapers.count - 2)
  }

  /// The frequency that a bin belongs to, 0 Hz for bin 0.
  public func frequencyHertz(of bin: Int) -> Double { Double(bin) * resolutionHertz }

  /// The chance of a value of F as large as the bin's if there were no line.
  ///
  /// - Parameter bin: From 0 to half the transform's length.
  /// - Returns: 0…1.
  ///
  /// One bin of a spectrum of *n* independent ones is a line if this is below the false alarms
  /// accepted over *n*.
  public func pValue(of bin: Int) -> Double {
    FDistribution.probability(
      above: statistics[bin], numeratorFreedom: 2, denominatorFreedom: degreesOfFreedom)
  }
}
