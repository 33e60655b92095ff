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
  private let degrees: [Double]
  private let first: Int
  /// Hann weights, an odd number of them.
  private let weights: [Double]

  /// Long against the filter's memory, in seconds.
  private static let marginSeconds = 2.0
  /// The length of the average as a share of the quicker phase, and its least and most, in seconds: what a minimum-jerk
  /// movement covers in the first tenth of its time is less than a hundredth of its range.
  private static let phaseShare = 0.2
  private static let windowSeconds = 0.08...0.5

  init(_ context: RepetitionContext) {
    let (repetition, set) = (context.repetition, context.set)
    let margin = context.recording.samples(inSeconds: Self.marginSeconds)
    let bounds = set.angle.range
    let range =
      max(
        bounds.lowerBound, repetition.range.lowerBound - margin)..<min(
        bounds.upperBound, repetition.range.upperBound + margin)
    first = range.lowerBound
    let slow = Array(set.degrees(in: range))
    guard set.angle.source == .gravity, let gyroscope = context.motion.gyroscope else {
      degrees = slow
      weights = [1]
      return
    }
    let rates = range.map {
      gyroscope[$0].dot(set.angle.axis.direction) * Angle.degreesPerRadian
    }
    let turned = CumulativeIntegral.trapezoid(rates, sampleRateHertz: context.sampleRateHertz)
    let turnedSlowly = MovementBand.lowPass(turned, sampleRateHertz: context.sampleRateHertz)
    degrees = slow.indices.map { slow[$0] + turned[$0] - turnedSlowly[$0] }
    let quicker = min(
      context.seconds(repetition.concentric), context.seconds(repetition.eccentric))
    let window = min(
      Self.windowSeconds.upperBound, max(Self.windowSeconds.lowerBound, Self.phaseShare * quicker))
    let half = context.recording.samples(inSeconds: window / 2)
    let cosines = (-half...half).map {
      1 + Double.cos(.pi * Double($0) / Double(half + 1))
    }
    let sum = cosines.reduce(0, +)
    weights = cosines.map { $0 / sum }
  }

  /// The angle at a sample of the recording, in degrees.
  func degrees(at sample: Int) -> Double {
    let start = sample - first - weights.count / 2
    return weights.indices.reduce(0) { sum, index in
      sum + weights[index] * degrees[min(max(0, start + index), degrees.count - 1)]
    }
  }
}
