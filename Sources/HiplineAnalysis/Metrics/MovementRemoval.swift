import HiplineCore
import HiplineKinematics
import RealModule

/// A stretch of a movement without the movement, so that a tremor is left; what the filter takes of the tremor is known, and given back.
enum MovementRemoval {
  /// What the filter is given beyond a stretch, in seconds: its start and end are to be elsewhere, and a period of its cut-off is
  /// 0.4 s.
  static let marginSeconds = 0.5

  /// A stretch of a series above the movement on purpose.
  static func removed(
    from series: VectorSeries, in stretch: Range<Int>, of recording: UniformRecording
  ) -> VectorSeries {
    let margin = recording.samples(inSeconds: marginSeconds)
    let around =
      ((stretch.lowerBound - margin)..<(stretch.upperBound + margin))
      .clamped(to: 0..<series.count)
    let whole = series[around]
    let slow = MovementBand.lowPass(whole, sampleRateHertz: recording.sampleRateHertz)
    let first = stretch.lowerBound - around.lowerBound
    return VectorSeries(count: stretch.count) { whole[first + $0] - slow[first + $0] }
  }

  /// The gain of power of what ``MovementBand/lowPass(_:sampleRateHertz:cutoffHertz:)-([Double],_,_)`` leaves.
  ///
  /// Run to and fro, the second-order Butterworth filter has the gain 1 / (1 + r⁴), with *r* the frequency over the cut-off,
  /// both as tan (πf / rate).
  static func powerGain(sampleRateHertz rate: Double) -> (Double) -> Double {
    let cutoff = Double.tan(
      .pi * min(MovementBand.cutoffHertz, MovementBand.highestShareOfRate * rate) / rate)
    return { hertz in
      guard hertz < rate / 2 else { return 1 }
      let ratio = Double.tan(.pi * hertz / rate) / cutoff
      let left = 1 - 1 / (1 + ratio * ratio * ratio * ratio)
      return left * left
    }
  }
}
