import ArgumentParser

/// What a repetition scores as one number after the other gets worse.
struct ScoresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scores",
    abstract: "Draw the score against each number that it judges, all else as it should be.",
    discussion: "Docs/Scores.md has the drawing; a test holds it against this.")

  @Flag(help: "Print the points as CSV instead.")
  var csv = false

  func run() throws { print(csv ? ScoreDrawing.csv : ScoreDrawing.text) }
}
