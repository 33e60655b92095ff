/// Reads JSON (RFC 8259) from UTF-8, in time proportional to its length whatever it holds.
///
/// Stricter than the standard has to be, because all that is read here was written by Hipline: names within an object are unique,
/// numbers are finite, and lists and objects are nested ``deepestNesting`` deep at most.
struct JSONText {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  /// How deep lists and objects may lie in each other; a result needs 8.
  static let deepestNesting = 64

  /// - Returns: nil where the bytes are no such JSON.
  static func value(of bytes: [UInt8]) -> JSONValue? {
    var text = JSONText(bytes)
    guard let value = text.value() else { return nil }
    text.skipSpace()
    return text.place == bytes.count ? value : nil
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    place += 1
    return true
  }

  private mutating func value() -> JSONValue? {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return nested { text in text.object() }
    case UInt8(ascii: "["): return nested { text in text.array() }
    case UInt8(ascii: "\""): return string().map(JSONValue.text)
    case UInt8(ascii: "t"): return word("true", .flag(true))
    case UInt8(ascii: "f"): return word("false", .flag(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
    let end = place + word.utf8CodeUnitCount
    guard end <= bytes.count,
      word.withUTF8Buffer({ $0.elementsEqual(bytes[place..<end]) })
    else { return nil }
    place = end
    return value
  }

  /// What stands between brackets.
  private mutating func nested(_ read: (inout JSONText) -> JSONValue?) -> JSONValue? {
    guard depth < Self.deepestNesting else { return nil }
    depth += 1
    defer { depth -= 1 }
    place += 1
    return read(&self)
  }

  private mutating func array() -> JSONValue? {
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    repeat {
      guard let value = value() else { return nil }
      values.append(value)
      skipSpace()
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func object() -> JSONValue? {
    var values: [String: JSONValue] = [:]
    skipSpace()
    if take("}") { return .object(values) }
    repeat {
      skipSpace()
      guard let name = string() else { return nil }
      skipSpace()
      guard take(":"), let value = value(), values.updateValue(value, forKey: name) == nil else {
        return nil
      }
      skipSpace()
    } while take(",")
    return take("}") ? .object(values) : nil
  }

  // MARK: - Numbers

  /// A whole number is an integer, whatever it was written from: JSON does not tell. Minus zero is none, so that it is written again as
  /// it was.
  private mutating func number() -> JSONValue? {
    let start = place
    _ = take("-")
    let digits = skipDigits()
    guard digits > 0, digits == 1 || bytes[place - digits] != UInt8(ascii: "0") else { return nil }
    if take(".") { guard skipDigits() > 0 else { return nil } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard skipDigits() > 0 else { return nil }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let integer = Int(text), integer != 0 || bytes[start] != UInt8(ascii: "-") {
      return .integer(integer)
    }
    guard let number = Double(text), number.isFinite else { return nil }
    if number == 0 && number.sign == .minus { return .number(number) }
    return Int(exactly: number).map(JSONValue.integer) ?? .number(number)
  }

  /// - Returns: How many there were.
  private mutating func skipDigits() -> Int {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return place - start
  }

  // MARK: - Texts

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var start = place
    var text = ""
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        guard let part = String(validating: bytes[start..<place], as: UTF8.self) else { return nil }
        text += part
        place += 1
        if byte == UInt8(ascii: "\"") { return text }
        guard let scalar = escape() else { return nil }
        text.unicodeScalars.append(scalar)
        start = place
      case 0..<0x20: return nil
      default: place += 1
      }
    }
    return nil
  }

  /// What stands behind a backslash.
  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codePoint()
    default: return nil
    }
  }

  /// Four hexadecimal digits, or twice four where they are halves of a pair.
  private mutating func codePoint() -> Unicode.Scalar? {
    guard let unit = codeUnit() else { return nil }
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
    guard take("\\"), take("u"), let second = codeUnit(), UTF16.isTrailSurrogate(second) else {
      return nil
    }
    return UTF16.decode(UTF16.EncodedScalar([unit, second]))
  }

  private mutating func codeUnit() -> UInt16? {
    guard place + 4 <= bytes.count else { return nil }
    let digits = bytes[place..<(place + 4)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    place += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
