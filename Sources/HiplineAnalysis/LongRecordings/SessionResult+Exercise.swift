extension SessionResult {
  /// So many whole repetitions in one set make an exercise of a bout that was found in daily life.
  ///
  /// Who lifts a leg once or twice may be putting on a sock. In a recording that somebody made of an exercise one repetition
  /// counts.
  public static let fewestRepetitionsOfExercise = 3

  /// Whether something was repeated often enough to be an exercise, wherever it was found.
  public var holdsExercise: Bool {
    sets.contains { $0.repetitions >= Self.fewestRepetitionsOfExercise }
  }
}
