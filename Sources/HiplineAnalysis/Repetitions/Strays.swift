import HiplineKinematics
import HiplineSignal

/// A few quick movements to and fro apart from the exercise, about another axis: somebody takes the phone, or turns it.
///
///     ─╱╲╱╲──────────╱▔╲_╱▔╲_╱▔╲──────╱╲──
///      stray          exercise        stray
enum Strays {
  /// Beside a set of so many repetitions one of fewer may be a stray. Chosen, not derived: twice there and back happens by chance, three
  /// times hardly.
  static let fewestInSet = 3
  /// The usual repetition of a stray takes less than this share of the time that the exercise's takes. Chosen, not derived: people who
  /// are told to be quick take half of their time (UCI 730).
  static let quickerShare = 0.5

  static func find(in sets: [ExerciseSet], _ motion: SegmentMotion) -> [OtherMovement] {
    guard let most = sets.max(by: { $0.completeCount < $1.completeCount }),
      most.completeCount >= fewestInSet
    else { return [] }
    return sets.filter { set in
      set.completeCount < fewestInSet && usualLength(set) < quickerShare * usualLength(most)
        && share(of: set, about: most, motion) < RepetitionDetector.smallestShareAboutAxis
    }.map { OtherMovement(kind: .handling, range: $0.range) }
  }

  private static func usualLength(_ set: ExerciseSet) -> Double {
    RobustStatistics.median(set.repetitions.filter(\.isComplete).map { Double($0.range.count) })
      ?? 0
  }

  /// The share of a set's rotation that is about another one's axis.
  private static func share(
    of set: ExerciseSet, about other: ExerciseSet, _ motion: SegmentMotion
  ) -> Double {
    OffAxisEnds.share(of: set.range, about: other.angle.axis.direction, motion)
  }
}
