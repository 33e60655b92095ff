import ArgumentParser
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport

/// `hipline spectrum`: the tremor spectrum of a recording, or of a stretch of it.
struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum",
    abstract: "Show the tremor spectrum of a recording: frequency and power of each sensor.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
  }

  @Argument(help: "A recording.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("Where to begin.", valueName: "seconds"))
  var from: Double?

  @Option(help: ArgumentHelp("Where to end.", valueName: "seconds"))
  var to: Double?

  @Option(help: ArgumentHelp("The length of Welch's segments.", valueName: "seconds"))
  var window: Double?

  @Option(help: "The peaks for people, or every frequency as CSV.")
  var format = Format.text

  func validate() throws {
    if let from, let to, from >= to { throw ValidationError("'--from' must be before '--to'.") }
    if let window, !(window > 0 && window.isFinite) {
      throw ValidationError("'--window' must be positive.")
    }
  }

  func run() throws {
    var result = ""
    do throws(InputFailure) {
      for recording in try RecordingReader.read(path: file) {
        let stretch = (from ?? -.greatestFiniteMagnitude)...(to ?? .greatestFiniteMagnitude)
        let spectrum = try RecordingSpectrum(recording, seconds: stretch, windowSeconds: window)
        switch format {
        case .text: result += SpectrumTextRenderer.render(spectrum)
        case .csv: result += CSVRenderer.csv(spectrum.table)
        }
      }
    } catch {
      StandardStreams.say("error: \(error)")
      throw ExitStatus.failure
    }
    try StandardStreams.writeResult(result)
  }
}
