package import HiplineCore
import Yams

/// What a `session.yaml` says about the recordings beside it.
///
///     id: s01-clamshell-right
///     exercise: clamshell
///     side: right
///     exclude: [0-12.5, 300-]
///     sensors:
///       - file: thigh.csv
///         placement: thigh
///
/// Everything may be left out but `sensors` and each sensor's `file`. What stands under `annotations`, as in
/// `annotations: { group: control, age: 44 }`, is carried to all tables.
package struct SessionDescription: Sendable, Hashable {
  /// The session's own name, else that of its folder.
  package var id: String
  package var subject: String?
  package var exercise: String?
  package var side: Side?
  /// As written, in ISO 8601.
  package var startedAt: String?
  /// The name or path of an exercise profile.
  package var profile: String?
  /// Stretches in which nobody exercised, in seconds from the start of the recording; infinite where an end is open.
  package var excludedSeconds: [Range<Double>]
  /// What a study notes of the session.
  package var study: [StudyValue] = []
  /// At least one.
  package var sensors: [SensorFile]

  package init(
    id: String, subject: String? = nil, exercise: String? = nil, side: Side? = nil,
    startedAt: String? = nil, profile: String? = nil, excludedSeconds: [Range<Double>] = [],
    sensors: [SensorFile]
  ) {
    self.id = id
    self.subject = subject
    self.exercise = exercise
    self.side = side
    self.startedAt = startedAt
    self.profile = profile
    self.excludedSeconds = excludedSeconds
    self.sensors = sensors
  }

  /// Reads a session file.
  ///
  /// - Parameter exercises: The exercises that may be named; nil for any.
  /// - Throws: `unreadable`; `invalid-session-file` with line and column for what is not YAML, an unknown key
  ///   (with the nearest known one), a value of the wrong kind, an exercise that is not among `exercises`, a stretch that is none, a `started_at` that
  ///   is not ISO 8601, and a sensor's file outside the folder.
  package static func read(
    path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> SessionDescription {
    let bytes = try FileBytes.read(path: path)
    return try read(bytes: bytes, path: path, exercises: exercises)
  }

  /// Reads the bytes of a session file as if they were at `path`.
  ///
  /// - Throws: `invalid-session-file`, as ``read(path:exercises:)``.
  package static func read(
    bytes: [UInt8], path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> SessionDescription {
    let document = YAMLDocument(path: path, code: .invalidSessionFile)
    let root = try document.compose(bytes)
    let fields = try document.mapping(
      root,
      keys: [
        "id", "subject", "exercise", "side", "started_at", "profile", "exclude", "sensors",
        "annotations",
      ])
    guard let list = fields["sensors"] else {
      throw document.failure(
        root, "the key `sensors` is missing", hint: "add `sensors:` with files")
    }
    let nodes = try document.list(list, key: "sensors")
    if let failure = SensorFile.tooMany(
      nodes.count, path: path, line: list.mark?.line, column: list.mark?.column)
    {
      throw failure
    }
    var sensors: [SensorFile] = []
    for node in nodes { sensors.append(try document.sensor(node)) }
    guard !sensors.isEmpty else {
      throw document.failure(list, "`sensors` has no entry", hint: "add `- file: NAME.csv`")
    }
    var session = SessionDescription(
      id: try document.text(fields, "id") ?? SessionDescription.folderName(of: path),
      subject: try document.text(fields, "subject"),
      exercise: try document.exercise(fields, among: exercises),
      side: try document.choice(fields, "side"),
      startedAt: try document.date(fields, "started_at"),
      profile: try document.text(fields, "profile"),
      excludedSeconds: try document.stretches(fields, "exclude"), sensors: sensors)
    session.study = try document.study(fields, "annotations")
    return session
  }

  private static func folderName(of path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.dropLast().last.map(String.init) ?? "session"
  }
}
