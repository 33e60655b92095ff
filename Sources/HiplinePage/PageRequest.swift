import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineReport

/// What somebody who uses the page wants to know.
///
///     {"paths": ["thigh.csv", "hipline.json"], "subject": "Anna", "exercise": "clamshell", "side": "right", "placement": "thigh",
///      "sessions": [{"sensors": [{"path": "a.csv", "placement": "thigh"}, {"path": "b.csv", "placement": "pelvis"}]}]}
///
/// Only `paths` is needed, where results that were saved before may be too: what is not stated is taken from names and from the movement. What is under `sessions` is kept as it is, each a session
/// of its own; `siblings` of a sensor are further files of it.
struct PageRequest {
  /// Of files and archives, and of folders.
  let paths: [String]
  /// Of results that were saved before.
  let saved: [String]
  /// Whose sessions they are that do not say it.
  let subject: String?
  let exercise: Exercise?
  let side: Side?
  let placement: Placement?
  /// The files of each session of which places are stated.
  let stated: [[SensorFile]]

  /// - Throws: Where the request is no such document: a mistake of the page.
  init(_ document: JSONValue) throws(InputFailure) {
    let fields = try JSONFields(
      document, path: "request", hint: "report this as a fault of the page")
    let paths = try fields.texts("paths")
    self.paths = paths.filter { !SavedResults.isNamed($0) }
    saved = paths.filter { SavedResults.isNamed($0) }
    subject = try fields.optionalText("subject")
    exercise = try fields.optionalText("exercise").flatMap { Exercise.named($0) }
    let side = try fields.optionalText("side").flatMap { Side(rawValue: $0) }
    self.side = side
    placement = try fields.optionalText("placement").flatMap { Placement(rawValue: $0) }
    stated = try fields.list("sessions") { session throws(InputFailure) in
      try session.list("sensors") { sensor throws(InputFailure) in
        var file = SensorFile(
          path: try sensor.text("path"),
          placement: try sensor.optionalText("placement").flatMap { Placement(rawValue: $0) },
          side: side)
        file.siblings = try sensor.texts("siblings")
        return file
      }
    }
  }

  /// Those of which places are ``stated``, each called as its first file.
  var sessions: [SessionSource] {
    stated.compactMap { sensors in
      guard let first = sensors.first else { return nil }
      let name = FileName.name(of: first.path)
      let ending = name.lastIndex(of: ".") ?? name.endIndex
      return SessionSource(
        id: String(name[..<ending]), exercise: exercise, side: side, sensors: sensors)
    }
  }
}
