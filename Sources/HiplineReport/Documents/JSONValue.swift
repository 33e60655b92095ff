import Foundation
import RealModule

/// A JSON document in memory; `null` is what could not be measured.
package enum JSONValue: Sendable, Hashable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(_ text: String?) { self = text.map(JSONValue.text) ?? .null }
  package init(_ integer: Int?) { self = integer.map(JSONValue.integer) ?? .null }

  /// A number to the digits that are written; what is not finite is null.
  package init(_ number: Double?) { self = number.written.map(JSONValue.number) ?? .null }

  /// The document as UTF-8 with sorted keys; on one line, or indented for people.
  package func encoded(onOneLine: Bool) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      onOneLine
      ? [.sortedKeys, .withoutEscapingSlashes]
      : [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("a JSON value without infinite numbers can be encoded")
    }
    // Line ends are those of the layout; the encoder has escaped the others.
    return String(decoding: data, as: UTF8.self).withCodeEscapes
  }
}

extension JSONValue: Encodable {
  /// Objects and lists go into the encoder's own containers, entry by entry: given to it whole, every one of their values
  /// would be looked up as a value of an unknown type.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let object):
      var container = encoder.container(keyedBy: Key.self)
      try Self.encode(object, into: &container)
    case .array(let array):
      var container = encoder.unkeyedContainer()
      try Self.encode(array, into: &container)
    case .null, .flag, .integer, .number, .text:
      var container = encoder.singleValueContainer()
      switch self {
      case .flag(let flag): try container.encode(flag)
      case .integer(let integer): try container.encode(integer)
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .null, .array, .object: try container.encodeNil()
      }
    }
  }

  private static func encode(
    _ object: [String: JSONValue], into container: inout KeyedEncodingContainer<Key>
  ) throws {
    for (name, value) in object {
      let key = Key(name)
      switch value {
      case .null: try container.encodeNil(forKey: key)
      case .flag(let flag): try container.encode(flag, forKey: key)
      case .integer(let integer): try container.encode(integer, forKey: key)
      case .number(let number): try container.encode(number, forKey: key)
      case .text(let text): try container.encode(text, forKey: key)
      case .array(let array):
        var inner = container.nestedUnkeyedContainer(forKey: key)
        try encode(array, into: &inner)
      case .object(let object):
        var inner = container.nestedContainer(keyedBy: Key.self, forKey: key)
        try encode(object, into: &inner)
      }
    }
  }

  private static func encode(
    _ array: [JSONValue], into container: inout any UnkeyedEncodingContainer
  ) throws {
    for value in array {
      switch value {
      case .null: try container.encodeNil()
      case .flag(let flag): try container.encode(flag)
      case .integer(let integer): try container.encode(integer)
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .array(let array):
        var inner = container.nestedUnkeyedContainer()
        try encode(array, into: &inner)
      case .object(let object):
        var inner = container.nestedContainer(keyedBy: Key.self)
        try encode(object, into: &inner)
      }
    }
  }

  /// A key of an object.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}

extension JSONValue {
  /// - Returns: nil for bytes that are no JSON (``JSONText``).
  package init?(_ bytes: some Collection<UInt8>) {
    guard let value = JSONText.value(of: Array(bytes)) else { return nil }
    self = value
  }
}

extension Double {
  /// The number to the digits that are written: six significant ones.
  ///
  /// No sensor of this kind has more, and the last bits of a spectrum depend on the processor.
  var written: Double { rounded(significantDigits: 6) }

  /// The nearest number with so many significant decimal digits.
  package func rounded(significantDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    return roundedByDivision(significantDigits: digits)
      ?? Double(String(format: "%.\(digits)g", self)) ?? self
  }

  /// The same by arithmetic, where powers of ten are exact and the number is not in the middle between two.
  private func roundedByDivision(significantDigits digits: Int) -> Double? {
    let exponent = digits - 1 - Int(Double.log10(magnitude).rounded(.down))
    guard (1...9).contains(digits), abs(exponent) < Self.exactPowersOfTen.count else { return nil }
    let power = Self.exactPowersOfTen[abs(exponent)]
    // At most a few units in the last place off, which is far less than what is left of the middle.
    let scaled = exponent >= 0 ? magnitude * power : magnitude / power
    let whole = scaled.rounded(.down)
    let fraction = scaled - whole
    guard abs(fraction - 0.5) > 1e-6, scaled >= Self.exactPowersOfTen[digits - 1],
      scaled < Self.exactPowersOfTen[digits]
    else { return nil }
    let nearest = fraction > 0.5 ? whole + 1 : whole
    // One rounding, of an exact quotient or product: the number that reading the digits gives.
    let result = exponent >= 0 ? nearest / power : nearest * power
    return self < 0 ? -result : result
  }

  /// Powers of ten that a double holds.
  private static let exactPowersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension Double? {
  /// The number to the digits that are written; nil, too, for what is not finite.
  var written: Double? { flatMap { $0.isFinite ? $0.written : nil } }
}
