import HiplineKinematics
import HiplineSignal

/// Sets beside those that were found, which do not show next to them: of another exercise, after somebody has turned over, by a
/// sensor that has slipped, or so small that what moves beside them counts as still.
///
///      _╭╮_╭╮_╭╮_╭╮____╱ turns over ╲____╱▔╲_╱▔╲_╱▔╲_
///      small, or about another axis       what is usual in the recording
///
/// In what the others leave, usual is what is usual there. Because it was not first, it has to be clear: some repetitions about one axis
/// that are alike in size and in time, as nobody moves by chance.
enum OtherSets {
  /// - Parameters:
  ///   - sets: Those that were found.
  ///   - search: Looks for sets outside of some stretches.
  /// - Returns: All of them, in order of time.
  static func added(
    to sets: [ExerciseSet], search: (_ outside: [Range<Int>]) -> [ExerciseSet]
  ) -> [ExerciseSet] {
    var all = sets
    while !all.isEmpty {
      let covered = all.compactMap(completeRange)
      let further = search(covered).filter { set in
        isClear(set) && !covered.contains { $0.overlaps(completeRange(set) ?? set.range) }
      }
      if further.isEmpty { break }
      // A set that reached into another posture ends before what is exercised there.
      let others = further.map { $0.range }
      all = all.map { $0.without(incompleteIn: others) } + further
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// From the first complete repetition to the last.
  private static func completeRange(_ set: ExerciseSet) -> Range<Int>? {
    let complete = set.repetitions.filter { $0.isComplete }.map { $0.range }
    guard let first = complete.first, let last = complete.last else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// Some repetitions about one axis that are alike in size and in time.
  static func isClear(_ set: ExerciseSet) -> Bool {
    let complete = set.repetitions.filter { $0.isComplete }
    let sizes = complete.map { set.degrees(at: $0.peak) - set.degrees(at: $0.range.lowerBound) }
    let lengths = complete.map { Double($0.range.count) }
    guard complete.count >= SmallExcursions.fewestInRow,
      set.angle.axis.planarity >= HingeAxis.clearPlanarity,
      let size = RobustStatistics.median(sizes), let length = RobustStatistics.median(lengths),
      size >= Breath.mostDegrees
    else { return false }
    return sizes.allSatisfy {
      max($0, size) <= PostureChange.likeSize * max(0, min($0, size))
    }
      && lengths.allSatisfy {
        min($0, length) >= SmallExcursions.likeDuration * max($0, length)
      }
  }
}

extension ExerciseSet {
  /// The set without incomplete repetitions over other sets.
  fileprivate func without(incompleteIn others: [Range<Int>]) -> ExerciseSet {
    var copy = self
    copy.repetitions.removeAll { repetition in
      !repetition.isComplete && others.contains { $0.overlaps(repetition.range) }
    }
    return copy
  }
}
