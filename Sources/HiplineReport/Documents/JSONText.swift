/// A JSON document as UTF-8, written as Foundation's `JSONEncoder` writes it with sorted keys and plain slashes.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  let isIndented: Bool
  private var depth = 0

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func append(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .flag(let flag): append(flag ? "true" : "false")
    case .integer(let integer): append(integer.description)
    case .number(let number):
      precondition(number.isFinite, "a finite number expected, got \(number)")
      let text = number.description
      append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    case .text(let text): appendQuoted(text)
    case .array(let values):
      begin("[")
      for (index, value) in values.enumerated() {
        separate(index)
        append(value)
      }
      end("]")
    case .object(let object):
      begin("{")
      for (index, entry) in object.sorted(by: { $0.key < $1.key }).enumerated() {
        separate(index)
        appendQuoted(entry.key)
        append(isIndented ? " : " : ":")
        append(entry.value)
      }
      end("}")
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func begin(_ bracket: String) {
    append(bracket)
    depth += 1
    if isIndented { append("\n") }
  }

  private mutating func separate(_ index: Int) {
    if index > 0 { append(isIndented ? ",\n" : ",") }
    indent()
  }

  private mutating func end(_ bracket: String) {
    depth -= 1
    if isIndented { append("\n") }
    indent()
    append(bracket)
  }

  private mutating func indent() {
    guard isIndented else { return }
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20:
        append(byte < 0x10 ? "\\u000" : "\\u001")
        append(String(byte % 0x10, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
