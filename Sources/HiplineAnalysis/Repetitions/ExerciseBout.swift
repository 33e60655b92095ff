import HiplineKinematics
import HiplineSignal

/// Stretches of a recording in which the segment keeps moving, parted by long stillness.
///
///       rest        set 1           rest          set 2
///     ───────╱▔╲_╱▔╲_╱▔╲_╱▔╲──────────────────╱▔╲_╱▔╲_╱▔╲───
///           [  bout         )                [  bout    )
///
/// Each bout gets a hinge axis of its own, because people shift between sets.
package enum ExerciseBout {
  /// Stillness of this length ends a bout, in seconds; up to ``spanSeconds`` more, as a turn shows before it begins and
  /// after it ends.
  ///
  /// Holds of up to this length stay inside a bout; pauses between sets of an exercise last half a minute or more.
  static let restSeconds = 10.0

  /// Nobody holds a leg up for longer, in seconds; a longer stillness ends a set wherever the leg is.
  static let longestHoldSeconds = 30.0

  /// A turn is judged over this time, in seconds: long enough for a slow lift to show.
  static let spanSeconds = 2.0

  /// A turn counts as movement from this share of the recording's usual movement on: fidgeting between
  /// sets of large repetitions does not bridge them, while small repetitions in a recording of small ones count.
  static let shareOfUsualMovement = 0.25

  /// The bouts in samples, with a second of the rest on either side.
  ///
  /// - Parameters:
  ///   - smallestRangeDegrees: Below half of this no turn counts as movement.
  ///   - others: Stretches in which the segment moved, but did no exercise; what is usual is told without them.
  static func find(
    in motion: SegmentMotion, smallestRangeDegrees: Double, outside others: [Range<Int>] = []
  ) -> [Range<Int>] {
    let rate = motion.sampleRateHertz
    var turns = turnsDegrees(motion)
    for other in others {
      for sample in other.clamped(to: turns.indices) { turns[sample] = 0 }
    }
    // A slow lift crosses only part of its range in a span; whether it is a repetition is judged by its whole range.
    let smallestTurn = smallestRangeDegrees / 2
    let clear = turns.filter { $0 > smallestRangeDegrees }
    let moving = clear.isEmpty ? turns.filter { $0 > smallestTurn } : clear
    guard let usual = RobustStatistics.median(moving) else { return [] }
    let threshold = max(smallestTurn, shareOfUsualMovement * usual)

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
    return joinedAcrossHolds(runs, motion, smallestRangeDegrees).map {
      max(0, $0.lowerBound - margin)..<min(motion.count, $0.upperBound + margin)
    }.flatMap { bout in
      // What is no exercise parts a bout.
      let inside = others.map { $0.clamped(to: bout) }.filter { !$0.isEmpty }
        .sorted { $0.lowerBound < $1.lowerBound }
      let starts = [bout.lowerBound] + inside.map { $0.upperBound }
      let ends = inside.map { $0.lowerBound } + [bout.upperBound]
      return zip(starts, ends).filter { $0 < $1 }.map { $0..<$1 }
    }
  }

  /// A set does not end while the leg is up: a run of movement that leaves the segment far from where it began goes on after
  /// the stillness, which was a hold.
  private static func joinedAcrossHolds(
    _ runs: [Range<Int>], _ motion: SegmentMotion, _ smallestRangeDegrees: Double
  ) -> [Range<Int>] {
    let tilt = PoseCourse(upOf: motion)
    lazy var course = PoseCourse(motion, in: 0..<motion.count)
    let longest = Int(longestHoldSeconds * motion.sampleRateHertz)
    /// How far a run leads at most, and how far away it ends, in degrees.
    func turns(_ run: Range<Int>, _ course: PoseCourse) -> (farthest: Double, left: Double) {
      let start = course[run.lowerBound]
      return (
        run.reduce(0) { max($0, start.degrees(to: course[$1])) },
        start.degrees(to: course[run.upperBound - 1])
      )
    }
    var joined: [Range<Int>] = []
    for run in runs {
      guard let last = joined.last, run.lowerBound - last.upperBound < longest else {
        joined.append(run)
        continue
      }
      var (farthest, left) = turns(last, tilt)
      // By the gyroscope where gravity sees nothing: a heading drifts.
      if farthest < smallestRangeDegrees { (farthest, left) = turns(last, course) }
      if left > 0.5 * farthest {
        joined[joined.count - 1] = last.lowerBound..<run.upperBound
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  /// The largest turn between any two of five poses, from half a span before each sample to half a span after it: the ends
  /// alone do not tell, as a repetition may go and come back between them. Of the vertical, and about it where a gyroscope sees that.
  private static func turnsDegrees(_ motion: SegmentMotion) -> [Double] {
    let quarter = max(1, Int(spanSeconds / 4 * motion.sampleRateHertz))
    guard motion.count > 0 else { return [] }
    let poses = PoseCourse(motion, in: 0..<motion.count)
    let samples = MovementSamples(of: motion.sampleRateHertz)
    let few = stride(from: 0, to: motion.count, by: samples.step).map { sample in
      // By name, as an array would be allocated for every sample.
      let (a, b) = (poses[sample - 2 * quarter], poses[sample - quarter])
      let (c, d, e) = (poses[sample], poses[sample + quarter], poses[sample + 2 * quarter])
      let near = max(
        a.squaredChord(to: b), b.squaredChord(to: c), c.squaredChord(to: d), d.squaredChord(to: e))
      let far = max(a.squaredChord(to: c), b.squaredChord(to: d), c.squaredChord(to: e))
      let farther = max(a.squaredChord(to: d), b.squaredChord(to: e), a.squaredChord(to: e))
      return PoseCourse.Pose.degrees(squaredChord: max(near, far, farther))
    }
    return samples.held(few, count: motion.count)
  }
}
