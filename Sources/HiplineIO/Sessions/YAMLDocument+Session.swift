import HiplineCore
import Yams

extension YAMLDocument {
  /// The exercise's name.
  func exercise(
    _ fields: [String: Node], among exercises: [String]?
  ) throws(InputFailure) -> String? {
    guard let name = try text(fields, "exercise") else { return nil }
    do throws(SessionWord.Mistake) {
      try SessionWord.checkExercise(name, among: exercises)
    } catch {
      throw failure(fields["exercise"], error.message, hint: error.hint)
    }
    return name
  }

  /// The text of a key that has to be a date, with or without a time.
  func date(_ fields: [String: Node], _ key: String) throws(InputFailure) -> String? {
    guard let text = try text(fields, key) else { return nil }
    do throws(SessionWord.Mistake) {
      try SessionWord.checkDate(text, key: key)
    } catch {
      throw failure(fields[key], error.message, hint: error.hint)
    }
    return text
  }

  /// A list of stretches of seconds; empty where the key is missing or has no value.
  func stretches(_ fields: [String: Node], _ key: String) throws(InputFailure) -> [Range<Double>] {
    guard let node = fields[key], node.null == nil else { return [] }
    var stretches: [Range<Double>] = []
    for entry in try list(node, key: key) {
      do throws(SessionWord.Mistake) {
        stretches.append(try WrittenStretch.seconds(entry.scalar?.string ?? "", key: key))
      } catch {
        throw failure(entry, error.message, hint: error.hint)
      }
    }
    return stretches
  }

  /// What a study notes under a key: a mapping of names to single values; nothing where the key is missing or has no value.
  func study(_ fields: [String: Node], _ key: String) throws(InputFailure) -> [StudyValue] {
    guard let node = fields[key], node.null == nil else { return [] }
    guard let entries = node.mapping else {
      throw failure(
        node, "`\(key)` is not a mapping", hint: "write `NAME: VALUE` on each line, or leave it out"
      )
    }
    var study: [StudyValue] = []
    for (name, value) in entries {
      guard let name = name.string, !name.isEmpty, let value = value.scalar?.string else {
        throw failure(
          value, "an entry of `\(key)` is no name with one value",
          hint: "write `NAME: VALUE`: each becomes a column of the tables")
      }
      if !value.isEmpty { study.append(StudyValue(name: name, value: value)) }
    }
    return study
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
    var sensor = SensorFile(
      path: FileName.beside(path, inside), placement: try choice(fields, "placement"),
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
