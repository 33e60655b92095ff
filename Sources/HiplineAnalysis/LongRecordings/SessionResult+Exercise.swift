extension SessionResult {
  /// What has to repeat, and how alike, to be an exercise in a recording of daily life.
  ///
  /// Who lifts a leg once or twice may be putting on a sock, and who fidgets on a chair does it now like this and now like that.
  /// In
  /// a recording that somebody made of an exercise one repetition counts.
  public enum ExerciseInDailyLife {
    /// So many whole repetitions in a row: sets of eight to twelve are what beginners are prescribed (American College of Sports
    /// Medicine 2009), and one in the middle may be out of line.
    public static let fewestRepetitions = 5

    /// The largest range of these is at most so many times the smallest: a partial repetition is one still.
    public static let likeRange = 1.6

    /// The largest time from one start to the next is at most so many times the smallest: people pause.
    public static let likePeriod = 2.5

    /// From one start to the next, in seconds.
    ///
    /// What repeats faster is a stride or a turn of the pedals: a usual stride takes 1.1 s, a slow one 1.6 s, while strength is
    /// trained with one to two seconds each for lifting and lowering (American College of Sports Medicine 2009, Med Sci Sports
    /// Exerc 41:687, <https://doi.org/10.1249/MSS.0b013e3181915670>). What repeats slower is a rest.
    public static let periodSeconds = 2.0...60.0
  }

  /// The sets in which something is repeated as exercises are, wherever it was found.
  public var exerciseSets: [SetResult] {
    sets.filter { set in
      let own = repetitions.filter { $0.set == set.index }
      return own.indices.contains { first in
        let row = own[first...].prefix(ExerciseInDailyLife.fewestRepetitions)
        return row.count == ExerciseInDailyLife.fewestRepetitions && Self.areAlike(row)
      }
    }
  }

  private static func areAlike(_ row: ArraySlice<RepetitionResult>) -> Bool {
    let ranges = row.compactMap { $0.number(RangeOfMotion.range.key) }
    let starts = row.map(\.startSeconds)
    let periods = zip(starts.dropFirst(), starts).map { $0 - $1 }
    guard row.allSatisfy(\.isComplete), ranges.count == row.count,
      let smallest = ranges.min(), let largest = ranges.max(),
      let shortest = periods.min(), let longest = periods.max()
    else { return false }
    return largest <= ExerciseInDailyLife.likeRange * smallest
      && longest <= ExerciseInDailyLife.likePeriod * shortest
      && ExerciseInDailyLife.periodSeconds.contains(shortest)
      && ExerciseInDailyLife.periodSeconds.contains(longest)
  }
}
