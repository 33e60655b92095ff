import ArgumentParser
import HiplineAnalysis
import HiplineIO
import HiplineReport

/// `hipline spectrum`: the tremor spectrum of a recording, or of a stretch of it.
struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum",
    abstract: "Show the tremor spectrum of a recording: frequency and power of each sensor.",
    discussion: """
      Example:
        hipline spectrum monday-right-thigh.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
  }

  @Argument(help: "A recording.", completion: .file(), transform: PathArgument.path)
  var file: String

  @Option(help: "Where to begin", valueName: "seconds", in: times)
  var from: Double?

  @Option(help: "Where to end", valueName: "seconds", in: times)
  var to: Double?

  @Option(help: "The length of Welch's segments", valueName: "seconds", in: 0.001...86_400)
  var window: Double?

  /// In seconds: longer than any recorder has run, and so far from the largest number that arithmetic is safe.
  private static let times = -1e9...1e9

  @Option(help: "The peaks for people, or every frequency as CSV.")
  var format = Format.text

  func validate() throws {
    if let from, let to, from >= to { throw ValidationError("'--from' must be before '--to'.") }
  }

  func run() throws {
    var result = ""
    for recording in try RecordingReader.read(path: file) {
      let stretch = (from ?? Self.times.lowerBound)...(to ?? Self.times.upperBound)
      let spectrum = try RecordingSpectrum(recording, seconds: stretch, windowSeconds: window)
      switch format {
      case .text: result += SpectrumTextRenderer.render(spectrum)
      case .csv: result += CSVRenderer.csv(spectrum.table)
      }
    }
    try StandardStreams.writeResult(result)
  }
}
