import ArgumentParser
import HiplineAnalysis
import HiplineBatch
import HiplineReport

/// `hipline inspect`: what is in a file and what it can show; no analysis.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Say what is in a file: format, columns, units, rate, gaps, and what it can resolve.",
    discussion: """
      A recording of more than two hours is looked at in stretches, in bounded memory; a finding then says in how many of them \
      it holds.

      Example:
        hipline inspect monday-right-thigh.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp(
      "Recordings, folders and pipes; - for the standard input.", valueName: "path"),
    completion: .file(),
    transform: PathArgument.path)
  var paths: [String]

  @Option(help: "How to write the result.")
  var format = Format.text

  func run() throws {
    let found = SessionDiscovery().sessions(at: paths)
    var inspections: [RecordingInspection] = []
    var failures = found.failures
    for source in found.sources {
      let session = SessionInspection(source)
      inspections += session.inspections
      failures += session.failures
    }
    for failure in failures { StandardStreams.say(failure) }
    switch format {
    case .text:
      try StandardStreams.writeResult(
        inspections.map { InspectionTextRenderer.render($0, style: TerminalStyle.output) }
          .joined(separator: "\n"))
    case .json:
      let document = InspectionDocument.json(inspections, failures: failures)
      try StandardStreams.writeResult(document.encoded(onOneLine: false) + "\n")
    }
    if !failures.isEmpty { throw ExitStatus.unreadable }
  }
}
