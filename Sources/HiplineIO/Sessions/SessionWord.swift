import HiplineCore

/// The words of a session file that have to be certain ones, judged alike in YAML and in a table.
enum SessionWord {
  /// What is wrong with a word; where it stands is for the caller to say.
  struct Mistake: Error {
    var message: String
    var hint: String
  }

  /// The value that a word of few stands for.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, key: String
  ) throws(Mistake) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) ?? Choice(rawValue: text.lowercased()) { return choice }
    let words = Choice.allCases.map { $0.rawValue }
    throw Mistake(
      message: "`\(key)` is none of \(words.map { "`\($0)`" }.joined(separator: ", "))",
      hint: Spelling.nearest(to: text, among: words).map { "did you mean `\($0)`?" }
        ?? "write one of them, or leave `\(key)` out")
  }

  /// - Parameter exercises: Those that may be named; nil for any.
  static func checkExercise(_ name: String, among exercises: [String]?) throws(Mistake) {
    guard let exercises,
      !exercises.contains(where: { ExerciseWord.plain($0) == ExerciseWord.plain(name) })
    else { return }
    throw Mistake(
      message: "the exercise is not one that Hipline knows",
      hint: Spelling.nearest(to: name, among: exercises).map { "did you mean `\($0)`?" }
        ?? "use one of \(exercises.joined(separator: ", "))")
  }

  /// A date, with or without a time.
  static func checkDate(_ text: String, key: String) throws(Mistake) {
    if WrittenDate.isISO8601(text) { return }
    throw Mistake(
      message: "`\(key)` is no date and time as ISO 8601 writes them",
      hint: "write it as in 2026-03-01T10:00:00Z")
  }
}
