import Foundation
import HiplineCore
import HiplineIO
import HiplineSimulation
import HiplineTrials

/// A session folder with recordings of days and the true times of the bouts in them.
struct SimulatedDays {
  var path: String

  /// What is true of the days, as `truth.json` holds it.
  private struct Truth: Codable {
    var schema = "hipline.days/1"
    var exercise: String
    var side: String
    var durationSeconds: Double
    var startUnixSeconds: Double
    var bouts: [DailyLife.Bout]

    private enum CodingKeys: String, CodingKey {
      case schema
      case exercise
      case side
      case durationSeconds = "duration_s"
      case startUnixSeconds = "start_unix_s"
      case bouts
    }
  }

  /// Writes `session.yaml`, `truth.json`, and one file a sensor as an Axivity logger exports it, a minute at a time.
  func write(_ days: DailyLife) throws {
    let folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let parameters = days.parameters
    var sensors: [SensorFile] = []
    for (number, setup) in parameters.sensors.enumerated() {
      let name = "\(setup.placement.rawValue).csv"
      let file = folder.appending(component: name)
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try days.record(sensor: number) { piece in
        try handle.write(
          contentsOf: Data(
            RecordingWriter.axivity(piece, startUnixSeconds: parameters.startUnixSeconds)))
      }
      try handle.close()
      sensors.append(
        SensorFile(path: name, placement: setup.placement, side: parameters.bout.side))
    }
    let description = SessionDescription(
      id: folder.lastPathComponent, subject: "simulated",
      exercise: parameters.bout.exercise.rawValue, side: parameters.bout.side, sensors: sensors)
    try Data(description.yaml().utf8).write(to: folder.appending(component: "session.yaml"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let truth = Truth(
      exercise: parameters.bout.exercise.rawValue, side: parameters.bout.side.rawValue,
      durationSeconds: parameters.durationSeconds, startUnixSeconds: parameters.startUnixSeconds,
      bouts: days.bouts)
    try (encoder.encode(truth) + Data("\n".utf8)).write(
      to: folder.appending(component: "truth.json"))
  }
}
