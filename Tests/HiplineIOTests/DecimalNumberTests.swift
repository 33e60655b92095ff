import Glibc
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct DecimalNumberTests {
  /// How many times as many numbers as usual; `Scripts/check-numbers` sets it.
  private static let times = getenv("HIPLINE_NUMBERS").flatMap { Int(String(cString: $0)) } ?? 1

  /// What the parser makes of a whole text, as one field among others; nil where it does not take all of it.
  private func parse(_ text: String, mark: UInt8 = Ascii.point) -> Double? {
    let value = FieldText.number(text, decimalMark: mark)
    for neighbour in ["7", ",", "\u{0}", "."] {
      // Whatever is beside a field, the fast way gives the same or leaves it to the other.
      let around = String(repeating: neighbour, count: 24)
      let fast = field(around + text + around, 24, text.utf8.count, mark: mark)
      if let fast { #expect(fast.bitPattern == value?.bitPattern, "\(text)") }
    }
    return value
  }

  private func field(_ text: String, _ start: Int, _ count: Int, mark: UInt8) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { buffer in
      guard count > 0, let base = buffer.baseAddress else { return nil }
      var value = 0.0
      let first = base + start
      return DecimalNumber.read(field: first, first + count, mark: mark, into: &value) ? value : nil
    }
  }

  @Test(arguments: [
    "0.1234567", "-12.345678", "3", "-1234567", "0.12345678901234567", "9.8066500000000001",
  ])
  func `numbers as recorders write them take the fast way`(text: String) {
    let around = String(repeating: ",", count: 24)
    #expect(field(around + text + around, 24, text.utf8.count, mark: Ascii.point) == Double(text))
  }

  @Test(
    arguments: [
      ("0", 0.0), ("-0.0000", -0.0), ("+1", 1.0), ("1.0E-3", 1e-3), ("8.6063e-005", 8.6063e-5),
      ("1.595933810034E12", 1.595933810034e12), (".5", 0.5), ("5.", 5), ("00012.500", 12.5),
      ("1e400", nil), ("", nil), ("-", nil), (".", nil), ("1e", nil), ("1e+", nil), ("abc", nil),
      ("0x10", nil), ("inf", nil), ("nan", nil), ("1.2.3", nil), ("1 2", nil), ("--1", nil),
    ] as [(String, Double?)])
  func `the grammar takes decimal numbers and nothing else`(text: String, expected: Double?) {
    let value = parse(text)
    #expect(value?.bitPattern == expected?.bitPattern)
  }

  @Test func `random numbers in many shapes are the nearest doubles`() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<(60_000 * Self.times) {
      let digits = Int.random(in: 1...22, using: &generator)
      var text = Bool.random(using: &generator) ? "-" : ""
      let point = Int.random(in: -1...digits, using: &generator)
      for index in 0..<digits {
        if index == point { text += "." }
        text += String(Int.random(in: 0...9, using: &generator))
      }
      if Int.random(in: 0..<3, using: &generator) == 0 {
        text += "e\(Int.random(in: -330...280, using: &generator))"
      }
      let value = parse(text)
      let expected = strtod(text, nil)
      #expect(value?.bitPattern == (expected.isFinite ? expected.bitPattern : nil), "\(text)")
    }
  }

  @Test func `the shortest digits of random doubles read back as the same doubles`() {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<(40_000 * Self.times) {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(parse("\(value)")?.bitPattern == value.bitPattern)
    }
  }

  @Test func `numbers halfway between two doubles go to the even one`() {
    let halfway = [
      "9007199254740993", "9007199254740995", "9007199254740993.0", "4503599627370496.5",
      "4503599627370497.5", "2.2250738585072011e-308", "4.9406564584124654e-324",
      "2.4703282292062327e-324", "1.7976931348623157e308", "9007199254740992e22",
      "90071992547409930000000e-7", "7.2057594037927933e16", "0.500000000000000166533453693773481",
    ]
    for text in halfway { #expect(parse(text) == strtod(text, nil), "\(text)") }
  }

  @Test func `up to nineteen digits divided by powers of ten are the nearest doubles`() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<(60_000 * Self.times) {
      let bits = Int.random(in: 1...63, using: &generator)
      let mantissa = generator.next() >> UInt64(64 - bits)
      let text = "\(mantissa)e-\(Int.random(in: 0...70, using: &generator))"
      #expect(parse(text)?.bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }

  @Test func `what sensors measure, with any number of digits, is the nearest double`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<(100_000 * Self.times) {
      let whole = Int.random(in: 0...Int.random(in: 0...9999, using: &generator), using: &generator)
      let digits = Int.random(in: 1...19, using: &generator)
      let fraction = (0..<digits).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }.joined()
      let text = "\(Bool.random(using: &generator) ? "-" : "")\(whole).\(fraction)"
      #expect(parse(text)?.bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }

  @Test func `a half of the last place is a tie, and a little more is not`() {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<(20_000 * Self.times) {
      // An odd numerator of 54 bits over a power of two lies halfway between two doubles.
      let numerator = (generator.next() >> 10) | (1 << 53) | 1
      let halvings = Int.random(in: 1...3, using: &generator)
      var decimal = UInt64(1)
      for _ in 0..<halvings { decimal *= 5 }
      let (product, overflows) = numerator.multipliedReportingOverflow(by: decimal)
      guard !overflows else { continue }
      for change in [0, 1, -1] as [Int64] {
        let text = "\(UInt64(Int64(product) + change))e-\(halvings)"
        #expect(parse(text)?.bitPattern == strtod(text, nil).bitPattern, "\(text)")
      }
    }
  }

  @Test func `a number that ends with the bytes is read as one that is followed by others`() {
    for digits in 1...20 {
      let text = "0." + String(repeating: "7", count: digits)
      #expect(parse(text) == Double(text))
      let row = Array((text + ",1234567890").utf8)
      row.withUnsafeBufferPointer { buffer in
        var value = 0.0
        let base = buffer.baseAddress!
        let after = DecimalNumber.parse(base, base + buffer.count, mark: Ascii.point, into: &value)
        #expect(after == base + text.utf8.count)
        #expect(value == Double(text))
      }
    }
  }

  @Test func `a decimal comma is a mark only where it is said to be one`() {
    #expect(parse("3,25", mark: Ascii.comma) == 3.25)
    #expect(parse("3,25") == nil)
    #expect(parse("1,000000000000000000001", mark: Ascii.comma) == 1)
  }
}
