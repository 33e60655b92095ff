public import HiplineAnalysis
public import HiplineBatch
public import HiplineCore

extension ProfileFile {
  /// The profile in a file.
  ///
  /// - Parameters:
  ///   - path: A file in YAML.
  ///   - exercise: Whose profile it begins with where it does not say `based_on`; nil for that of an unknown exercise.
  /// - Throws: `unreadable`; `invalid-profile` with line and column for an unknown key, metric or exercise, and for a value
  ///   that means nothing.
  public static func read(
    path: String, for exercise: Exercise?
  ) throws(InputFailure) -> ExerciseProfile {
    try ProfileText(path: path).applied(to: exercise)
  }
}
