import ArgumentParser
import HiplineBatch

/// `hipline report`: the pages of results already computed.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make the HTML report of results anew.",
    discussion: """
      Needs a folder made with `hipline analyze --out`, and no recordings. The standard output names \
      the page to open.

      Example:
        hipline report results
      """)

  @Argument(
    help: ArgumentHelp("A folder made with --out.", valueName: "results"),
    completion: .directory, transform: PathArgument.path)
  var results: String

  func run() throws {
    try PageRemake.run(in: OutputFolder(existing: results))
    try StandardStreams.writeResult("\(results)/report.html\n")
  }
}
