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
      the English one, which `--sheet template` writes to the standard output.

      Examples:
        hipline report results
        hipline report results --sheet de
        hipline report --sheet template > italian.yaml
      """)

  @Argument(
    help: ArgumentHelp("A folder made with --out.", valueName: "results"),
    completion: .directory, transform: PathArgument.path)
  var results: String?

  @Option(
    help: ArgumentHelp(
      "Make the patients' sheets too, in this language or with the words of this file; 'template' shows such a file.",
      valueName: "language"))
  var sheet: String?

  /// What to name instead of a language to see the words of one.
  private static let template = "template"

  func validate() throws {
    guard (results == nil) == (sheet == Self.template) else {
      throw ValidationError(
        results == nil
          ? "Name a folder of results." : "'--sheet template' needs no results.")
    }
  }

  func run() throws {
    guard let results else {
      return try StandardStreams.writeResult(SheetLanguage.template)
    }
    let texts = try sheet.map { name throws(InputFailure) in try SheetLanguage.texts(name) }
    let sheets = try PageRemake.run(in: OutputFolder(existing: results), sheet: texts)
    try StandardStreams.writeResult(
      (["\(results)/report.html"] + sheets).map { $0 + "\n" }.joined())
  }
}
