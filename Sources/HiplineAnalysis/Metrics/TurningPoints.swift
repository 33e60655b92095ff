import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// The angle where a repetition turns: at its top and at its rest poses.
///
///     low-passed    ╭╮_______╭╮        overshoots beside a quick movement and rounds off a quick turn
///                  ╱           ╲
///     averaged     ╱▔▔▔▔▔▔▔▔▔▔▔╲       does neither, and tremor averages out
///
/// The movement below the tremor band comes from gravity and has no drift. With a gyroscope the part that the low-pass took away
/// is put back from the integral of its rate, and the whole averaged with weights that are nowhere negative (Hann) over a fifth
/// of the quicker phase.
struct TurningPoints {
  /// The angle at the start of the repetition, in degrees.
  let before: Double
  /// The angle at its top, in degrees.
  let top: Double
  /// The angle at its end, in degrees.
  let after: Double

  /// From the mean of the two rest poses to the top, in degrees.
  var rangeDegrees: Double { top - (before + after) / 2 }

  /// What is filtered before and after a repetition, in seconds: long against a period of the filter's cut-off, 0.4 s.
  private static let marginSeconds = 2.0
  /// The length of the average as a share of the quicker phase: what a minimum-jerk movement covers in the first tenth of its
  /// time is less than a hundredth of its range.
  private static let phaseShare = 0.2
  /// The least and most of that length, in seconds. Chosen, not derived: two samples at 25 Hz, and no longer than a short hold.
  private static let windowSeconds = 0.08...0.5

  init(
    _ repetition: Repetition, of set: ExerciseSet, motion: SegmentMotion,
    recording: UniformRecording
  ) {
    let rate = recording.sampleRateHertz
    let margin = recording.samples(inSeconds: Self.marginSeconds)
    let range =
      ((repetition.range.lowerBound - margin)..<(repetition.range.upperBound + margin))
      .clamped(to: set.angle.range)
    var degrees = Array(set.degrees(in: range))
    /// Hann weights, an odd number of them.
    var weights = [1.0]
    if set.angle.source == .gravity, let gyroscope = motion.gyroscope {
      let rates = range.map {
        gyroscope[$0].dot(set.angle.axis.direction) * Angle.degreesPerRadian
      }
      let turned = CumulativeIntegral.trapezoid(rates, sampleRateHertz: rate)
      let turnedSlowly = MovementBand.lowPass(turned, sampleRateHertz: rate)
      for index in degrees.indices {
        degrees[index] = degrees[index] + turned[index] - turnedSlowly[index]
      }
      let quicker = min(repetition.concentric.count, repetition.eccentric.count)
      let window = min(
        Self.windowSeconds.upperBound,
        max(Self.windowSeconds.lowerBound, Self.phaseShare * (Double(quicker) / rate)))
      let half = recording.samples(inSeconds: window / 2)
      let cosines = (-half...half).map { 1 + Double.cos(.pi * Double($0) / Double(half + 1)) }
      let sum = cosines.reduce(0, +)
      weights = cosines.map { $0 / sum }
    }
    func average(at sample: Int) -> Double {
      let start = sample - range.lowerBound - weights.count / 2
      return weights.indices.reduce(0) { sum, index in
        sum + weights[index] * degrees[min(max(0, start + index), degrees.count - 1)]
      }
    }
    before = average(at: repetition.range.lowerBound)
    top = average(at: repetition.peak)
    after = average(at: repetition.range.upperBound)
  }
}
