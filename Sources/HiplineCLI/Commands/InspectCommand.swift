import ArgumentParser
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineReport

/// `hipline inspect`: what is in a file and what it can show; no analysis.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Say what is in a file: format, columns, units, rate, gaps, and what it can resolve.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp("Recordings and folders.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: "How to write the result.")
  var format = Format.text

  func run() throws {
    let found = SessionDiscovery().sessions(at: paths)
    var inspections: [RecordingInspection] = []
    var failures = found.failures
    for source in found.sources {
      let read: SensorReader.Result
      do throws(InputFailure) {
        read = SensorReader(try source.files()).read(source.sensors)
      } catch {
        failures.append(error)
        continue
      }
      inspections += read.recordings.map(RecordingInspection.init)
      failures += read.failures
    }
    for failure in failures { StandardStreams.say("error: \(failure)") }
    switch format {
    case .text:
      try StandardStreams.writeResult(
        inspections.map(InspectionTextRenderer.render).joined(separator: "\n"))
    case .json:
      let document = InspectionDocument.json(inspections, failures: failures)
      try StandardStreams.writeResult(document.encoded(onOneLine: false) + "\n")
    }
    if !failures.isEmpty { throw ExitStatus.failure }
  }
}
