import HiplineCore

/// Writes JSON (RFC 8259) as UTF-8: keys sorted by their bytes, slashes as they are, the numbers' shortest digits.
///
/// Indented, it has two spaces a level and one around the colon; an empty list or object has its brackets on two lines.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private let isOnOneLine: Bool
  private var level: Int

  /// - Parameter level: How many lists and objects it stands in, whose lines are written elsewhere.
  static func text(_ value: JSONValue, onOneLine: Bool, level: Int) -> String {
    var writer = JSONWriter(isOnOneLine: onOneLine, level: level)
    writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(isOnOneLine: Bool, level: Int) {
    (self.isOnOneLine, self.level) = (isOnOneLine, level)
  }

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .flag(let flag): append(flag ? "true" : "false")
    case .integer(let integer): append(integer.description)
    case .number(let number): write(number)
    case .text(let text): write(text)
    case .array(let array): write(array)
    case .object(let object): write(object)
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ scalar: Unicode.Scalar) { bytes.append(UInt8(ascii: scalar)) }

  // MARK: - Lists and objects

  private mutating func write(_ array: [JSONValue]) {
    append("[" as Unicode.Scalar)
    level += 1
    for (index, value) in array.enumerated() {
      beginEntry(isFirst: index == 0)
      write(value)
    }
    end(isEmpty: array.isEmpty)
    append("]" as Unicode.Scalar)
  }

  private mutating func write(_ object: [String: JSONValue]) {
    append("{" as Unicode.Scalar)
    level += 1
    let entries = object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (index, entry) in entries.enumerated() {
      beginEntry(isFirst: index == 0)
      write(entry.key)
      append(isOnOneLine ? ":" : " : ")
      write(entry.value)
    }
    end(isEmpty: object.isEmpty)
    append("}" as Unicode.Scalar)
  }

  private mutating func beginEntry(isFirst: Bool) {
    if !isFirst { append("," as Unicode.Scalar) }
    beginLine()
  }

  private mutating func end(isEmpty: Bool) {
    level -= 1
    if isEmpty && !isOnOneLine { append("\n" as Unicode.Scalar) }
    beginLine()
  }

  private mutating func beginLine() {
    guard !isOnOneLine else { return }
    append("\n" as Unicode.Scalar)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  // MARK: - Numbers and texts

  /// As few digits as tell the number from every other, without a fraction where it has none.
  private mutating func write(_ number: Double) {
    precondition(number.isFinite, "a JSON value without infinite numbers can be written")
    append(number.description)
    if bytes.last == UInt8(ascii: "0"), bytes[bytes.count - 2] == UInt8(ascii: ".") {
      bytes.removeLast(2)
    }
  }

  private mutating func write(_ text: String) {
    append("\"" as Unicode.Scalar)
    if text.utf8.contains(where: Self.mayBeEscaped) {
      for scalar in text.unicodeScalars { write(scalar) }
    } else {
      append(text)
    }
    append("\"" as Unicode.Scalar)
  }

  /// Whether a byte is one to escape, or may begin a character that is one.
  private static func mayBeEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\u{8}": append("\\b")
    case "\t": append("\\t")
    case "\n": append("\\n")
    case "\u{C}": append("\\f")
    case "\r": append("\\r")
    case "\0"..."\u{1F}": append("\\u00" + [UInt8(scalar.value)].hexadecimal)
    case _ where scalar.steersTerminal: append(scalar.codeEscape)
    default: append(String(scalar))
    }
  }
}
