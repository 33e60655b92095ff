import ArgumentParser
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

      A sheet is one page for the person who exercised, in plain words: what went well, the one thing to change, and when to stop \
      next time. Its words are in English (en), German (de), Spanish (es), or a file of your own, made after \
      Sources/HiplineReport/Templates/sheet-en.yaml.

      Examples:
        hipline report results
        hipline report results --sheet de
      """)

  @Argument(
    help: ArgumentHelp("A folder made with --out.", valueName: "results"),
    completion: .directory, transform: PathArgument.path)
  var results: String

  @Option(
    help: ArgumentHelp(
      "Make the patients' sheets too, in this language or with the words of this file.",
      valueName: "language"))
  var sheet: String?

  func run() throws {
    let texts = try sheet.map { name throws(InputFailure) in try SheetLanguage.texts(name) }
    let sheets = try PageRemake.run(in: OutputFolder(existing: results), sheet: texts)
    try StandardStreams.writeResult(
      (["\(results)/report.html"] + sheets).map { $0 + "\n" }.joined())
  }
}
