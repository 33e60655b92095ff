package import ArgumentParser
import CBuild
import Foundation
import HiplineIO
import HiplineReport

/// `hipline`: the list of commands.
package struct RootCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "hipline",
    abstract: "Was that repetition any good?",
    discussion: """
      Reads accelerometer and IMU recordings of leg lifts and clamshells and scores every \
      repetition: range, tempo, hold, shaking and isolation, with reasons.

      Examples:
        hipline analyze monday-right-thigh.csv --exercise clamshell
        hipline analyze recordings --out results

      Exit status: \(ExitStatus.explanation)
      """,
    version: version(commit: String(cString: hipline_commit())),
    subcommands: [
      AnalyzeCommand.self, InspectCommand.self, SpectrumCommand.self,
      OrientationCommand.self, SimulateCommand.self, EvaluateCommand.self,
      CompareCommand.self, ProfileCommand.self, ReportCommand.self, MergeCommand.self,
      RemoveCommand.self,
      ConvertCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: AnalyzeCommand.self)

  package init() {}

  /// What `--version` prints, for a build from this commit; empty where nobody said which.
  static func version(commit: String) -> String {
    let built = commit.isEmpty ? "" : "commit \(commit), "
    return """
      hipline \(ToolIdentity.version) (\(built)\(ToolIdentity.reportSchema), FFTW \(ToolIdentity.fftwVersion))
      """
  }

  /// The option of `hipline` itself that a word was probably meant to be: those of the commands are known to their parsers.
  static func misspeltOption(_ word: String) -> String? {
    let options = ["--version", "--help"]
    guard word.hasPrefix("-"), !options.contains(word) else { return nil }
    return Spelling.nearest(to: word, among: options)
  }

  /// The command that a word was probably meant to be, if it is no path.
  static func misspelt(_ word: String) -> String? {
    guard !word.contains("/"), !word.contains("."), !FileManager.default.fileExists(atPath: word)
    else { return nil }
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
    return Spelling.nearest(to: word, among: commands)
  }
}
