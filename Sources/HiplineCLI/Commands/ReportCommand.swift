import ArgumentParser
import Foundation
import HiplineBatch
import HiplineCore

/// `hipline report`: the pages of results already computed.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make the HTML report of results anew.",
    discussion: """
      Needs a folder made with `hipline analyze --out`, and no recordings. The standard output names \
      the page to open.
      """)

  @Argument(
    help: ArgumentHelp("A folder made with --out.", valueName: "results"),
    completion: .directory, transform: PathArgument.path)
  var results: String

  func run() throws {
    guard FileManager.default.fileExists(atPath: results + "/run.json") else {
      throw InputFailure(
        .notAResult, path: results, "there is no run.json: no run that is through left it",
        hint: "give a folder made by `hipline analyze --out`")
    }
    try PageRemake.run(in: OutputFolder(path: results))
    try StandardStreams.writeResult("\(results)/report.html\n")
  }
}
