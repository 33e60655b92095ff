import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineReport

/// What is written is, to the byte, what Foundation's encoder writes.
struct JSONWriterTests {
  private func agrees(_ value: JSONValue) throws {
    for isOnOneLine in [true, false] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      if !isOnOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
      let foundation = String(decoding: try encoder.encode(value), as: UTF8.self)
      #expect(value.encoded(onOneLine: isOnOneLine) == foundation.withCodeEscapes)
    }
  }

  @Test func `empty lists and objects, in each other and alone`() throws {
    for value: JSONValue in [
      .array([]), .object([:]), .array([.array([]), .object([:])]),
      .object(["a": .array([]), "b": .object(["c": .object([:])])]), .null, .flag(true),
      .array([.null, .flag(false)]), .text(""),
    ] {
      try agrees(value)
    }
  }

  @Test func `every character of the first plane, and some beyond`() throws {
    var text = ""
    for code in (0...0xFFFF).map(UInt32.init) + [0x1F600, 0x10FFFF, 0xE0001] {
      if let scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
    }
    try agrees(.text(text))
    // One by one too: most texts have none that is escaped, or one.
    for scalar in text.unicodeScalars.prefix(0x2100) {
      try agrees(.text("a\(scalar)"))
    }
  }

  @Test func `numbers of every size`() throws {
    var random = SplitMix64(seed: 19)
    let patterns = (0..<20_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    let whole = (0...62).flatMap { power in [1 << power, (1 << power) - 1, -(1 << power)] }
    let powers = (-320...308).compactMap { Double("1e\($0)") }
    let edges: [Double] = [
      0, -0.0, 1, -1, 0.1, 1e15, 1e16, 1e17, .greatestFiniteMagnitude, .leastNormalMagnitude,
      .leastNonzeroMagnitude, 0x1p53, 0x1p54,
    ]
    let numbers = patterns + powers + powers.map(\.nextUp) + edges + whole.map(Double.init)
    try agrees(.array(numbers.map(JSONValue.number)))
    try agrees(.array((whole + [.max, .min]).map(JSONValue.integer)))
  }

  @Test func `keys in the order of their bytes`() throws {
    let keys = [
      "", "a", "B", "b", "_", "a_b", "aB", "a10", "a9", "z", "é", "e\u{301}x", "ß", "\u{FFFF}", "😀",
      "\"", "\\", "\n", "\u{7F}", "ñ", "\u{AC00}",
    ]
    try agrees(.object(Dictionary(uniqueKeysWithValues: keys.map { ($0, .text($0)) })))
  }

  @Test(arguments: 0..<40)
  func `documents that chance made`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<25 { try agrees(value(depth: 0, using: &random)) }
  }

  @Test func `a document within another one is moved to the right`() {
    let value = JSONValue.object(["a": .array([.integer(1), .array([])]), "b": .text("x\ny")])
    let lines = value.encoded(onOneLine: false).split(separator: "\n")
    #expect(
      value.encoded(onOneLine: false, level: 2).split(separator: "\n") == [lines[0]]
        + lines.dropFirst().map { "    " + $0 })
  }

  private func value(depth: Int, using random: inout SplitMix64) -> JSONValue {
    let letters = "ab é\"\\/\n\u{1}\u{7F}\u{2028}\u{202E}😀°−ü\u{80}\u{301}"
    func text(_ random: inout SplitMix64) -> String {
      String(
        (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
          letters.randomElement(using: &random)
        })
    }
    switch Int.random(in: 0..<(depth < 6 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .flag(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: .min ... .max, using: &random))
    case 3: return .number(Double.random(in: -1e3...1e3, using: &random))
    case 4: return .text(text(&random))
    case 5:
      return .array(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          value(depth: depth + 1, using: &random)
        })
    default:
      var object: [String: JSONValue] = [:]
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        object[text(&random)] = value(depth: depth + 1, using: &random)
      }
      return .object(object)
    }
  }
}

/// For Foundation's encoder, which is the measure.
extension JSONValue: Encodable {
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let object):
      var container = encoder.container(keyedBy: Key.self)
      for (name, value) in object { try container.encode(value, forKey: Key(stringValue: name)) }
    case .array(let array):
      var container = encoder.unkeyedContainer()
      for value in array { try container.encode(value) }
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .flag(let flag): try flag.encode(to: encoder)
    case .integer(let integer): try integer.encode(to: encoder)
    case .number(let number): try number.encode(to: encoder)
    case .text(let text): try text.encode(to: encoder)
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
