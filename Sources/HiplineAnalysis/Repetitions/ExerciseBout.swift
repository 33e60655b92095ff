import HiplineCore
public import HiplineKinematics
import HiplineSignal

/// Stretches of a recording in which the segment keeps moving, parted by long stillness.
///
///       rest        set 1           rest          set 2
///     ───────╱▔╲_╱▔╲_╱▔╲_╱▔╲──────────────────╱▔╲_╱▔╲_╱▔╲───
///           [  bout         )                [  bout    )
///
/// Each bout gets a hinge axis of its own, because people shift between sets.
public enum ExerciseBout {
  /// Stillness of this length ends a bout, in seconds; up to ``spanSeconds`` more, as a turn shows before it begins and
  /// after it ends.
  ///
  /// Holds of up to this length stay inside a bout; pauses between sets of an exercise last half a minute or more.
  public static let restSeconds = 10.0

  /// The vertical's turn is judged over this time, in seconds: long enough for a slow lift to show.
  static let spanSeconds = 2.0

  /// A turn counts as movement from this share of the recording's usual movement on, so that fidgeting between
  /// sets of large repetitions does not bridge them, while small repetitions in a recording of small ones count.
  static let shareOfUsualMovement = 0.25

  /// The bouts in samples, with a second of the rest on either side.
  ///
  /// - Parameter smallestRangeDegrees: Below this no turn counts as movement.
  public static func find(in motion: SegmentMotion, smallestRangeDegrees: Double) -> [Range<Int>] {
    let rate = motion.sampleRateHertz
    let turns = turnsDegrees(motion)
    let moving = turns.filter { $0 > smallestRangeDegrees }
    guard let usual = RobustStatistics.median(moving) else { return [] }
    let threshold = max(smallestRangeDegrees, shareOfUsualMovement * usual)

    let rest = Int(restSeconds * rate)
    var runs: [Range<Int>] = []
    for (index, turn) in turns.enumerated() where turn > threshold {
      if let last = runs.last, index - last.upperBound < rest {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    let margin = Int(rate)
    return runs.map {
      max(0, $0.lowerBound - margin)..<min(motion.count, $0.upperBound + margin)
    }
  }

  /// The angle between the vertical half a span before and half a span after each sample.
  private static func turnsDegrees(_ motion: SegmentMotion) -> [Double] {
    let up = motion.up.vectors
    let half = max(1, Int(spanSeconds / 2 * motion.sampleRateHertz))
    return up.indices.map {
      Angle.degrees(between: up[max(0, $0 - half)], and: up[min(up.count - 1, $0 + half)])
    }
  }
}
