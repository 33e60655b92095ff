import ArgumentParser

/// `HiplineTools`: what only developers of Hipline run.
@main
struct ToolsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "HiplineTools",
    abstract: "What only developers of Hipline run.",
    subcommands: [
      ValidateCommand.self, SessionCommand.self, DaysCommand.self, PageCommand.self,
      ScoresCommand.self,
    ])
}
