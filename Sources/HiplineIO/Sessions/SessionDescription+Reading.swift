package import HiplineCore
import Yams

extension SessionDescription {
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
