import HiplineCore
import Yams

/// A session file as YAML nodes, and failures with their places in it.
struct SessionDocument {
  let path: String

  func failure(_ node: Node?, _ message: String, hint: String) -> InputFailure {
    InputFailure(
      .invalidSessionFile, path: path, message, hint: hint, line: node?.mark?.line,
      column: node?.mark?.column)
  }

  func compose(_ bytes: [UInt8]) throws(InputFailure) -> Node {
    let text = TextEncoding.string(
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      var failure = self.failure(
        nil, "the file is not valid YAML", hint: "check indents and colons")
      switch error {
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
        failure.line = mark.line
        failure.column = mark.column
      case .duplicatedKeysInMapping(_, let context):
        failure.message = "a key occurs twice"
        failure.hint = "remove one of the two"
        failure.line = context.mark.line
        failure.column = context.mark.column
      default: break
      }
      throw failure
    } catch {
      throw failure(nil, "the file is not valid YAML", hint: "check indents and colons")
    }
    guard let node else {
      throw failure(nil, "the session file is empty", hint: "add `sensors:` with files")
    }
    return node
  }

  /// The values of a mapping by key.
  ///
  /// - Throws: for a key that is not among `keys`, with the nearest one of them.
  func mapping(_ node: Node, keys: [String]) throws(InputFailure) -> [String: Node] {
    guard let mapping = node.mapping else {
      throw failure(
        node, "a mapping is expected here", hint: "write `key: value`, one on each line")
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, keys.contains(name) else {
        let nearest = key.string.flatMap { Spelling.nearest(to: $0, among: keys) }
        throw failure(
          key, "this key is not known",
          hint: nearest.map { "did you mean `\($0)`?" }
            ?? "known keys are \(keys.map { "`\($0)`" }.joined(separator: ", "))")
      }
      values[name] = value
    }
    return values
  }

  func list(_ node: Node, key: String) throws(InputFailure) -> [Node] {
    guard let sequence = node.sequence else {
      throw failure(node, "`\(key)` is not a list", hint: "begin every entry with `- `")
    }
    return Array(sequence)
  }

  /// The text of a key, nil where the key is missing or has no value.
  func text(_ fields: [String: Node], _ key: String) throws(InputFailure) -> String? {
    guard let node = fields[key], node.null == nil else { return nil }
    guard let text = node.scalar?.string else {
      throw failure(node, "`\(key)` is not a text", hint: "write `\(key): VALUE` on one line")
    }
    return text
  }

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

  /// The value of a key that allows certain words only.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ fields: [String: Node], _ key: String
  ) throws(InputFailure) -> Choice? where Choice.RawValue == String {
    guard let text = try text(fields, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw failure(
      fields[key], "`\(key)` is none of \(words.map { "`\($0)`" }.joined(separator: ", "))",
      hint: Spelling.nearest(to: text, among: words).map { "did you mean `\($0)`?" }
        ?? "write one of them, or leave `\(key)` out")
  }

  func sensor(_ node: Node) throws(InputFailure) -> SensorFile {
    let fields = try mapping(
      node, keys: ["file", "placement", "side"] + SessionDocument.mappingKeys)
    guard let file = try text(fields, "file"), !file.isEmpty else {
      throw failure(node, "a sensor has no `file`", hint: "add `file: NAME.csv`")
    }
    guard let inside = SessionDocument.normalised(file) else {
      throw failure(
        fields["file"], "the sensor's file is outside the session's folder",
        hint: "put it beside the session file and name it by a relative path")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return SensorFile(
      path: folder + inside, placement: try choice(fields, "placement"),
      side: try choice(fields, "side"), mapping: try columnMapping(fields))
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
