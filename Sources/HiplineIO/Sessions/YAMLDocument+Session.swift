import HiplineCore
import Yams

extension YAMLDocument {
  /// The exercise's name.
  func exercise(
    _ fields: [String: Node], among exercises: [String]?
  ) throws(InputFailure) -> String? {
    guard let name = try text(fields, "exercise") else { return nil }
    guard let exercises, !exercises.contains(name) else { return name }
    throw failure(
      fields["exercise"], "the exercise is not one that Hipline knows",
      hint: Spelling.nearest(to: name, among: exercises).map { "did you mean `\($0)`?" }
        ?? "use one of \(exercises.joined(separator: ", "))")
  }

  /// The text of a key that has to be a date, with or without a time.
  func date(_ fields: [String: Node], _ key: String) throws(InputFailure) -> String? {
    guard let text = try text(fields, key) else { return nil }
    if WrittenDate.isISO8601(text) { return text }
    throw failure(
      fields[key], "`\(key)` is no date and time as ISO 8601 writes them",
      hint: "write it as in 2026-03-01T10:00:00Z")
  }

  func sensor(_ node: Node) throws(InputFailure) -> SensorFile {
    let fields = try mapping(
      node, keys: ["file", "placement", "side", "axes"] + YAMLDocument.mappingKeys)
    guard let file = try text(fields, "file"), !file.isEmpty else {
      throw failure(node, "a sensor has no `file`", hint: "add `file: NAME.csv`")
    }
    guard let inside = YAMLDocument.normalised(file) else {
      throw failure(
        fields["file"], "the sensor's file is outside the session's folder",
        hint: "put it beside the session file and name it by a relative path")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var sensor = SensorFile(
      path: folder + inside, placement: try choice(fields, "placement"),
      side: try choice(fields, "side"), mapping: try columnMapping(fields))
    sensor.axes = try statedAxes(fields)
    return sensor
  }

  /// A relative path without `.` and `..`, or nil where it is absolute, leaves its folder or is empty.
  static func normalised(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.utf8.contains(0) else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}
