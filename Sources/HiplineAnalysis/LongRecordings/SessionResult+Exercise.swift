extension SessionResult {
  /// So many whole repetitions in a row make an exercise of a bout that was found in daily life.
  ///
  /// Who lifts a leg once or twice may be putting on a sock. In a recording that somebody made of an exercise one repetition
  /// counts.
  public static let fewestRepetitionsOfExercise = 3

  /// What repeats faster than this is a stride or a turn of the pedals and no exercise, in seconds.
  ///
  /// A usual stride takes 1.1 s, a slow one 1.6 s; strength is trained with one to two seconds each for lifting and lowering:
  /// American College of Sports Medicine 2009, Med Sci Sports Exerc 41:687,
  /// <https://doi.org/10.1249/MSS.0b013e3181915670>.
  public static let shortestPeriodOfExerciseSeconds = 2.0

  /// Whether something was repeated as exercises are, wherever it was found.
  public var holdsExercise: Bool {
    sets.contains { set in
      var count = 0
      let own = repetitions.filter { $0.set == set.index }
      return own.indices.contains { index in
        let next = index + 1 < own.count ? own[index + 1].startSeconds : .infinity
        let isSlow =
          own[index].isComplete
          && next - own[index].startSeconds >= Self.shortestPeriodOfExerciseSeconds
        count = isSlow ? count + 1 : 0
        return count >= Self.fewestRepetitionsOfExercise
      }
    }
  }
}
