import ArgumentParser
import HiplineAnalysis
import HiplineIO
import HiplineKinematics
import HiplineReport

/// `hipline orientation`: how a sensor was turned, sample by sample.
struct OrientationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orientation",
    abstract: "Write the orientation of a sensor as CSV: quaternion, gyroscope bias, rest.",
    discussion: """
      The quaternion is scalar first and takes sensor to earth coordinates (east, north, up, with an \
      arbitrary heading). Needs an accelerometer and a gyroscope.

      Example:
        hipline orientation monday-right-thigh.csv > orientation.csv
      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    /// Every sample from those before it, as a device sees it.
    case online
    /// Every sample from all.
    case offline

    var method: RecordingOrientation.Method {
      switch self {
      case .online: .online
      case .offline: .offline
      }
    }
  }

  enum Preset: String, ExpressibleByArgument, CaseIterable {
    /// Slow and small repetitions are not taken for rest.
    case safe
    /// The published parameters of VQF.
    case reference

    var parameters: VQF.Parameters {
      switch self {
      case .safe: .init()
      case .reference: .reference
      }
    }
  }

  @Argument(help: "A recording.", completion: .file(), transform: PathArgument.path)
  var file: String

  @Option(help: "From the samples before each one, or from all.")
  var method = Method.offline

  @Option(help: "Safe for slow and small movements, or as published.")
  var preset = Preset.safe

  func run() throws {
    var result = ""
    for recording in try RecordingReader.read(path: file) {
      let orientation = try RecordingOrientation(
        recording, parameters: preset.parameters, method: method.method)
      result += CSVRenderer.csv(orientation.table, significantDigits: 17)
    }
    try StandardStreams.writeResult(result)
  }
}
