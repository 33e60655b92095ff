import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct JSONTextTests {
  /// What Foundation reads, written by it again.
  private func foundation(_ bytes: [UInt8]) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: JSONSerialization.jsonObject(
        with: Data(bytes), options: .fragmentsAllowed),
      options: [.sortedKeys, .fragmentsAllowed])
  }

  @Test(arguments: [
    "null", " true ", "false", "0", "-0", "10", "-1.5e3", "1E+2", "1e-2", "123456789012345678",
    "1.0",
    "9223372036854775807", "0.1", "\"\"",
    "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\u00e9\\u20AC\\ud83d\\ude00\"", "\"é€😀\"", "[]", "[ ]", "{}", "[1, [2, {\"a\": [null]}]]",
    "\t{\r\n\"a\" : 1 ,\"b\":{}}", "[true,false,null]",
  ])
  func `what Foundation reads is read alike`(text: String) throws {
    let value = try #require(JSONValue(text.utf8))
    let written = value.encoded(onOneLine: true)
    #expect(try foundation(Array(written.utf8)) == foundation(Array(text.utf8)), "\(written)")
    // What is written is read as what it was.
    #expect(JSONValue(written.utf8) == value)
  }

  @Test func `a number is whole where its value is`() {
    #expect(JSONValue("1e17".utf8) == .integer(100_000_000_000_000_000))
    #expect(JSONValue("2.50e1".utf8) == .integer(25) && JSONValue("0.0".utf8) == .integer(0))
    #expect(JSONValue("9223372036854775808".utf8) == .number(9_223_372_036_854_775_808))
    #expect(JSONValue("1e300".utf8) == .number(1e300))
    for text in ["-0", "-0.0"] {
      #expect(JSONValue(text.utf8)?.encoded(onOneLine: true) == "-0")
    }
  }

  @Test(arguments: [
    "", " ", "nul", "truee", "+1", "01", "-", "1.", ".5", "1e", "1e+", "0x10", "NaN", "Infinity",
    "1e999",
    "\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "\"\n\"",
    "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1,",
    "{\"a\":1,}", "{a:1}",
    "{\"a\" 1}", "{1:1}", "1 2", "[] []", "{\"a\":1,\"a\":2}", "\u{FEFF}1", "'a'", "// a\n1",
  ])
  func `what is no JSON is not read`(text: String) {
    #expect(JSONValue(text.utf8) == nil)
  }

  @Test func `bytes that are no UTF-8 are not read`() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
    ] {
      #expect(JSONValue(bytes) == nil)
    }
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `lists and objects are nested so deep and no deeper`(opening: String) {
    let closing = opening == "[" ? "]" : "}"
    func nested(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "0" + String(repeating: closing, count: depth)
    }
    #expect(JSONValue(nested(JSONText.deepestNesting).utf8) != nil)
    for depth in [JSONText.deepestNesting + 1, 1000, 1_000_000] {
      #expect(JSONValue(nested(depth).utf8) == nil)
    }
  }

  /// Damaged bytes: whatever comes of them, Foundation says the same, but for what is stricter here.
  @Test func `damaged texts are read where Foundation reads them`() throws {
    let whole = Array(
      #"{"a":[1,-2.5e3,"x\né",true,null,{"b":[[],{}]}],"c":"\ud83d\ude00","d":0.001}"#.utf8)
    let palette = Array(#"{}[]",:\0123456789eE+-.truefalsn"#.utf8) + [0x20, 0x0A, 0xC3, 0xFF]
    var random = SplitMix64(seed: 15)
    for _ in 0..<4000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = bytes.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = palette.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(palette.randomElement(using: &random) ?? 0, at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let value = JSONValue(bytes) else { continue }
      #expect(
        try foundation(Array(value.encoded(onOneLine: true).utf8)) == foundation(bytes), "\(text)")
    }
  }
}
