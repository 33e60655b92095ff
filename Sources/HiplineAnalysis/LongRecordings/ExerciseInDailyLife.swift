package import HiplineCore

/// What has to repeat, and how alike, to be an exercise in a recording of daily life.
///
/// Who lifts a leg once or twice may be putting on a sock, and who fidgets on a chair does it now like this and now like that. In
/// a recording that somebody made of an exercise one repetition counts.
enum ExerciseInDailyLife {
  /// So many whole repetitions in a row: sets of eight to twelve are what beginners are prescribed (American College of Sports
  /// Medicine 2009), and one in the middle may be out of line.
  static let fewestRepetitions = 5

  /// The largest range of these is at most so many times the smallest: a partial repetition is one still.
  static let likeRange = 1.6

  /// The largest time from one start to the next is at most so many times the smallest: people pause.
  static let likePeriod = 2.5

  /// From one start to the next, in seconds.
  ///
  /// What repeats faster is a stride or a turn of the pedals: a usual stride takes 1.1 s, a slow one 1.6 s, while strength is
  /// trained with one to two seconds each for lifting and lowering (American College of Sports Medicine 2009, Med Sci Sports
  /// Exerc 41:687, <https://doi.org/10.1249/MSS.0b013e3181915670>). What repeats slower is a rest.
  static let periodSeconds = 2.0...60.0

  /// What counts of a repetition.
  struct Movement {
    var startSeconds: Double
    /// nil where it was not measurable.
    var rangeDegrees: Double?
    var isComplete: Bool
  }

  /// Whether something is repeated in a set as exercises are.
  static func isExercise(_ set: [Movement]) -> Bool {
    set.indices.contains { first in
      let row = set[first...].prefix(fewestRepetitions)
      return row.count == fewestRepetitions && areAlike(row)
    }
  }

  private static func areAlike(_ row: ArraySlice<Movement>) -> Bool {
    let ranges = row.compactMap { $0.rangeDegrees }
    let starts = row.map { $0.startSeconds }
    let periods = zip(starts.dropFirst(), starts).map { $0 - $1 }
    guard row.allSatisfy({ $0.isComplete }), ranges.count == row.count,
      let smallest = ranges.min(), let largest = ranges.max(),
      let shortest = periods.min(), let longest = periods.max()
    else { return false }
    return largest <= likeRange * smallest && longest <= likePeriod * shortest
      && periodSeconds.contains(shortest) && periodSeconds.contains(longest)
  }
}

extension SessionResult {
  /// The sets in which something is repeated as exercises are, wherever it was found.
  package var exerciseSets: [SetResult] {
    sets.filter { set in
      ExerciseInDailyLife.isExercise(
        repetitions.filter { $0.set == set.index }.map {
          ExerciseInDailyLife.Movement(
            startSeconds: $0.startSeconds, rangeDegrees: $0.number(RangeOfMotion.range),
            isComplete: $0.isComplete)
        })
    }
  }
}

extension Analyzer {
  /// From the first set that is exercise to the last, in seconds on the moving recording's time axis, before anything else is
  /// measured.
  ///
  /// - Returns: No span where nothing is repeated as exercises are; and the recordings that cannot be analysed.
  /// - Throws: As ``analyze(_:)``.
  package func exercise(
    in input: SessionInput
  ) throws(InputFailure) -> (seconds: Range<Double>?, failures: [InputFailure]) {
    let prepared = try PreparedSession(input)
    let movers = (input.exercise?.movers ?? Placement.allCases).map(Optional.some) + [nil]
    let segments = prepared.recordings.filter { movers.contains($0.recording.placement) }
      .map { Segment($0) }
    guard
      let mover = MovingSegment.find(
        in: segments, exercise: input.exercise, outside: input.excludedSeconds),
      let motion = mover.segment.motion
    else { return (nil, prepared.failures) }
    let uniform = mover.prepared.uniform
    let sets = mover.sets.filter { set in
      ExerciseInDailyLife.isExercise(
        set.repetitions.map { repetition in
          ExerciseInDailyLife.Movement(
            startSeconds: uniform.seconds(at: repetition.range.lowerBound),
            rangeDegrees: TurningPoints(
              repetition, of: set, motion: motion, recording: uniform
            ).rangeDegrees, isComplete: repetition.isComplete)
        })
    }
    guard let first = sets.first, let last = sets.last else { return (nil, prepared.failures) }
    let start = uniform.seconds(at: first.range.lowerBound)
    return (
      start..<max(start, uniform.seconds(at: last.range.upperBound)), prepared.failures
    )
  }
}
