import HiplineCore
import HiplineKinematics
import HiplineSignal

/// A few quick movements to and fro before, after or apart from the exercise, about another axis or none: somebody takes the phone, or
/// turns it. Told with a gyroscope: without one a quick movement's own acceleration turns the vertical off its axis.
///
///     ─╱╲╱╲──────────╱▔╲_╱▔╲_╱▔╲──────╱╲──
///      stray          exercise        stray
enum Strays {
  /// Beside a set of so many repetitions there may be strays. Chosen, not derived: twice there and back happens by chance, three times
  /// hardly.
  static let fewestInSet = 3
  /// A stray takes less than this share of the time that the exercise's usual repetition takes. Chosen, not derived: people who
  /// are told to be quick take half of their time (UCI 730).
  static let shorterShare = 0.5
  /// And it turns off the axis of the exercise by more than this share of what it turns about it: by an axis 14° away or more. Those of
  /// repetitions scatter by 5–10°.
  static let offAxisShare = 0.25
  /// Or it turns off the axis by more than this: as much as leaves no axis clear (``OffAxisEnds/clearShare``), 30° away.
  static let farOffAxisShare = 0.58
  /// And takes another time than usual, as a share of that: less, or more where something else was done on the way. Chosen, not derived:
  /// times of healthy people's repetitions vary by a tenth or two.
  static let usualTimeShare = 0.8...1.25
  /// Where breath turns small repetitions off their axis as well, a stray goes off it by more than so many times what is usual. Chosen,
  /// not derived: breaths differ by less.
  static let timesUsual = 2.0

  /// Sets that are no exercise beside the one with the most repetitions: a few about another axis, or any number about none.
  static func find(in sets: [ExerciseSet], _ motion: SegmentMotion) -> [OtherMovement] {
    guard motion.gyroscope != nil,
      let most = sets.max(by: { $0.completeCount < $1.completeCount }),
      most.completeCount >= fewestInSet,
      let exercise = Usual(most, axis: most.angle.axis.direction, motion)
    else { return [] }
    return sets.filter { set in
      guard set.range != most.range,
        let own = Usual(set, axis: set.angle.axis.direction, motion),
        own.samples < shorterShare * exercise.samples
      else { return false }
      let isFew =
        set.completeCount < fewestInSet
        || Double(set.completeCount) < PostureChange.rareShare * Double(most.completeCount)
      return own.offAxis > max(offAxisShare, timesUsual * exercise.offAxis)
        || isFew
          && set.repetitions.allSatisfy { !$0.isComplete || exercise.hasStray($0.range, motion) }
    }.map { OtherMovement(kind: .handling, range: $0.range) }
  }

  /// What is left of a set's stretch between the strays that it begins and ends with; nil where it has none.
  static func without(
    _ set: ExerciseSet, _ motion: SegmentMotion, smallestRangeDegrees: Double
  ) -> Range<Int>? {
    guard motion.gyroscope != nil else { return nil }
    let complete = set.repetitions.filter { $0.isComplete }.map { $0.range }
    let moves = PostureChange.moves(
      motion, in: set.angle.range, smallestRangeDegrees: smallestRangeDegrees)
    let axis = OffAxisEnds.axis(of: moves, motion) ?? set.angle.axis.direction
    guard let usual = Usual(set, axis: axis, motion) else { return nil }
    let exercise = complete.filter { !usual.hasStray($0, motion) }
    guard exercise.count >= fewestInSet, let first = exercise.first, let last = exercise.last
    else { return nil }
    let start = complete.last { $0.upperBound <= first.lowerBound }?.upperBound
    let end = complete.first { $0.lowerBound >= last.upperBound }?.lowerBound
    guard start != nil || end != nil else { return nil }
    return (start ?? set.angle.range.lowerBound)..<(end ?? set.angle.range.upperBound)
  }

  /// What is usual in a set: of the half of its repetitions that keep to the axis best.
  private struct Usual {
    var axis: Vector3
    /// How long one takes.
    var samples: Double
    /// How far it goes off the axis, as a share of how far it goes about it.
    var offAxis: Double

    init?(_ set: ExerciseSet, axis: Vector3, _ motion: SegmentMotion) {
      let ranges = set.repetitions.filter { $0.isComplete }.map { $0.range }
      let all = ranges.map { (range: $0, offAxis: Self.offAxis(in: $0, axis, motion)) }
        .sorted { $0.offAxis < $1.offAxis }
      let half = all.prefix((all.count + 1) / 2)
      guard let samples = RobustStatistics.median(half.map { Double($0.range.count) }),
        let offAxis = RobustStatistics.median(half.map { $0.offAxis })
      else { return nil }
      (self.axis, self.samples, self.offAxis) = (axis, samples, offAxis)
    }

    func hasStray(_ range: Range<Int>, _ motion: SegmentMotion) -> Bool {
      let offAxis = Self.offAxis(in: range, axis, motion)
      let share = Double(range.count) / samples
      let least = share < shorterShare ? offAxisShare : farOffAxisShare
      return !usualTimeShare.contains(share)
        && offAxis > max(least, timesUsual * self.offAxis)
    }

    private static func offAxis(
      in range: Range<Int>, _ axis: Vector3, _ motion: SegmentMotion
    ) -> Double {
      var (about, lowest, highest) = (0.0, 0.0, 0.0)
      var (off, farthest) = (Vector3.zero, 0.0)
      for sample in range {
        let rate = motion.angularRate[sample]
        let along = rate.dot(axis)
        about += along
        off += rate - axis * along
        (lowest, highest) = (min(lowest, about), max(highest, about))
        farthest = max(farthest, off.norm)
      }
      return highest > lowest ? farthest / (highest - lowest) : .infinity
    }
  }
}
