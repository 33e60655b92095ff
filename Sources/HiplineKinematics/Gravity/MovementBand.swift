package import HiplineCore
import HiplineSignal

/// The frequencies in which people move on purpose, below those in which they shake.
package enum MovementBand {
  /// Where voluntary movement ends, in hertz.
  ///
  /// Slow leg exercises hold next to nothing above 2 Hz and tremor begins at about 3 Hz; methods for repetition
  /// counting low-pass at 2–3 Hz.
  package static let cutoffHertz = 2.5

  /// A cut-off is at most this share of the sampling rate. Four fifths of the Nyquist rate: nearer to it the filter would pass
  /// nearly all there is.
  package static let highestShareOfRate = 0.4

  /// A second-order Butterworth low-pass, run forwards and backwards: no lag, −6 dB at the cut-off.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`, uniform, all finite, in any unit.
  ///   - sampleRateHertz: Positive.
  ///   - cutoffHertz: Positive; lowered to ``highestShareOfRate`` where that is less.
  /// - Returns: `[samples]`, in the signal's unit.
  package static func lowPass(
    _ signal: [Double], sampleRateHertz: Double, cutoffHertz: Double = MovementBand.cutoffHertz
  ) -> [Double] {
    ZeroPhaseFilter.apply(sections(sampleRateHertz, cutoffHertz), to: signal)
  }

  /// The same filter on each component, `[samples]`, in the frame and unit of `series`.
  package static func lowPass(
    _ series: VectorSeries, sampleRateHertz: Double,
    cutoffHertz: Double = MovementBand.cutoffHertz
  ) -> VectorSeries {
    let filtered = ZeroPhaseFilter.apply(
      sections(sampleRateHertz, cutoffHertz), toEach: series.components)
    return VectorSeries(x: filtered[0], y: filtered[1], z: filtered[2])
  }

  private static func sections(_ rate: Double, _ cutoff: Double) -> [SecondOrderSection] {
    ButterworthDesign.lowPass(
      order: 2, cutoffHertz: min(cutoff, highestShareOfRate * rate), sampleRateHertz: rate)
  }
}
