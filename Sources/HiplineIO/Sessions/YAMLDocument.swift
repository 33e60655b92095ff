package import HiplineCore
package import Yams

/// A YAML file that people write, as nodes, and failures with their places in it.
package struct YAMLDocument: Sendable {
  let path: String
  /// What a file with a mistake in it fails with.
  let code: InputFailure.Code

  package init(path: String, code: InputFailure.Code) {
    self.path = path
    self.code = code
  }

  /// A failure at a node, or about the whole file.
  package func failure(_ node: Node?, _ message: String, hint: String) -> InputFailure {
    InputFailure(
      code, path: path, message, hint: hint, line: node?.mark?.line,
      column: node?.mark?.column)
  }

  /// A file has no more bytes: a description of a session with every sensor and column named has a tenth.
  static let largestBytes = 1 << 18
  /// A file may have so many aliases (`*name`): two for each sensor that a session may have.
  static let mostAliases = 2 * SensorFile.mostOfSession

  /// The root of the file.
  ///
  /// - Throws: For what is not YAML or larger than ``largestBytes``, for keys that are not plain words, and for more aliases than
  ///   ``mostAliases``, with the place.
  package func compose(_ bytes: [UInt8]) throws(InputFailure) -> Node {
    guard bytes.count <= Self.largestBytes else {
      throw failure(
        nil, "the file has more than \(Self.largestBytes >> 10) KiB",
        hint: "keep what is not about the session in a file of its own")
    }
    let text = TextEncoding.string(
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    let plain = PlainYAML.text(text)
    let shape: Node
    do throws(InputFailure) {
      shape = try parse(plain)
    } catch {
      var failure = error
      // What would be a key of any kind is none in the plain text.
      if text.contains("?"), failure.message == Self.notYAML {
        failure.message += ", or has a key that is more than a word"
      }
      throw failure
    }
    var aliases = 0
    try check(shape, &aliases)
    return plain == text ? shape : try parse(text)
  }

  /// Checks that all keys below a node are words, and counts the aliases.
  private func check(_ node: Node, _ aliases: inout Int) throws(InputFailure) {
    switch node {
    case .scalar(let scalar):
      guard !PlainYAML.beginsKey(scalar) else { throw badKey(node) }
      aliases += PlainYAML.isAlias(scalar) ? 1 : 0
      guard aliases <= Self.mostAliases else {
        throw failure(
          node, "the file repeats what it has (`*`) more than \(Self.mostAliases) times",
          hint: "write out what is meant")
      }
    case .sequence(let sequence):
      for node in sequence { try check(node, &aliases) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard let scalar = key.scalar, !PlainYAML.beginsKey(scalar), !PlainYAML.isAlias(scalar)
        else { throw badKey(key) }
        try check(value, &aliases)
      }
    case .alias: throw badKey(node)
    }
  }

  private func badKey(_ node: Node) -> InputFailure {
    failure(node, "a key is not a word", hint: "write `key: value`, without `?` and `*` before it")
  }

  private static let notYAML = "the file is not valid YAML"

  private func parse(_ text: String) throws(InputFailure) -> Node {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      var failure = self.failure(
        nil, Self.notYAML, hint: "check indents and colons")
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
      throw failure(nil, Self.notYAML, hint: "check indents and colons")
    }
    guard let node else {
      throw failure(nil, "the file is empty", hint: "write `key: value`, one on each line")
    }
    return node
  }

  /// The values of a mapping by key.
  ///
  /// - Throws: for a key that is not among `keys`, with the nearest one of them.
  package func mapping(_ node: Node, keys: [String]) throws(InputFailure) -> [String: Node] {
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

  /// The entries of a list.
  func list(_ node: Node, key: String) throws(InputFailure) -> [Node] {
    guard let sequence = node.sequence else {
      throw failure(node, "`\(key)` is not a list", hint: "begin every entry with `- `")
    }
    return Array(sequence)
  }

  /// The text of a key, nil where the key is missing or has no value.
  package func text(_ fields: [String: Node], _ key: String) throws(InputFailure) -> String? {
    guard let node = fields[key], node.null == nil else { return nil }
    guard let text = node.scalar?.string else {
      throw failure(node, "`\(key)` is not a text", hint: "write `\(key): VALUE` on one line")
    }
    return text
  }

  /// The value of a key that is true or false.
  package func flag(_ fields: [String: Node], _ key: String) throws(InputFailure) -> Bool? {
    guard let text = try text(fields, key) else { return nil }
    guard let flag = Bool(text) else {
      throw failure(fields[key], "`\(key)` is not true or false", hint: "write `\(key): true`")
    }
    return flag
  }

  /// The value of a key that allows certain words only.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ fields: [String: Node], _ key: String
  ) throws(InputFailure) -> Choice? where Choice.RawValue == String {
    guard let text = try text(fields, key) else { return nil }
    do throws(SessionWord.Mistake) {
      return try SessionWord.choice(text, key: key)
    } catch {
      throw failure(fields[key], error.message, hint: error.hint)
    }
  }

  /// The number of a key, within a range.
  package func number(
    _ fields: [String: Node], _ key: String, within range: ClosedRange<Double>
  ) throws(InputFailure) -> Double? {
    guard let text = try text(fields, key) else { return nil }
    guard let value = FieldText.number(text), range.contains(value) else {
      throw failure(
        fields[key],
        "`\(key)` is not a number from \(range.lowerBound) to \(range.upperBound)",
        hint: "write it as in `\(key): 100`")
    }
    return value
  }
}
