import Foundation
package import HiplineBatch
package import HiplineCore
import HiplineIO
package import HiplineSimulation

/// A session folder with recordings and their truth.
package struct SimulatedFolder {
  private let folder: NewFolder

  /// - Throws: `OutputFailure` where something is there already.
  package init(path: String) throws(OutputFailure) { folder = try NewFolder(path: path) }

  /// How many decimals an app would write; ten thousandths of a second and of m/s² are below any sensor's noise.
  package static let decimals = 4

  /// Writes `session.yaml`, one file a sensor and `truth.json`.
  ///
  /// A sensor without a gyroscope and with an absolute clock is written as the text that an Axivity logger exports, any
  /// other as Hipline's own CSV.
  ///
  /// - Parameters:
  ///   - subject: Who exercises; nil for nobody in particular.
  ///   - startedAt: ISO 8601; nil for no day.
  package func write(
    _ session: SimulatedSession, side: Side, subject: String? = nil, startedAt: String? = nil
  ) throws {
    var sensors: [SensorFile] = []
    for recording in session.recordings {
      let name = PlainName(made: "\(recording.placement?.rawValue ?? "sensor").csv")
      try folder.put(bytes(of: recording), [name])
      sensors.append(
        SensorFile(path: name.description, placement: recording.placement, side: recording.side))
    }
    let truth = session.truth
    let description = SessionDescription(
      id: startedAt.map { "\(truth.name)-\($0.prefix(10))" } ?? truth.name, subject: subject,
      exercise: truth.exercise.rawValue, side: side, startedAt: startedAt, sensors: sensors)
    try folder.put(description.yaml(), ["session.yaml"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try folder.put([UInt8](encoder.encode(truth)) + Array("\n".utf8), ["truth.json"])
    folder.finish()
  }

  private func bytes(of recording: Recording) -> [UInt8] {
    if recording.gyroscope == nil, case .absolute(let unixSeconds) = recording.clock {
      return RecordingWriter.axivity(recording, startUnixSeconds: unixSeconds)
    }
    return RecordingWriter.csv(recording, decimals: Self.decimals)
  }
}
