import HiplineCore
import Testing

@testable import HiplineIO

/// Digits in groups of three, as spreadsheets show large numbers.
struct GroupedNumberTests {
  @Test(
    arguments: [
      ("1,234", ".", 1234), ("12,345.25", ".", 12_345.25), ("-1,234,567", ".", -1_234_567),
      ("1.234", ",", 1234), ("12.345,25", ",", 12_345.25), ("12’345", ".", 12_345),
      ("12'345.5", ".", 12_345.5), ("12 345", ",", 12_345), ("12\u{A0}345,5", ",", 12_345.5),
      ("1\u{202F}234\u{202F}567", ",", 1_234_567), ("+123,456", ".", 123_456),
    ] as [(String, Character, Double)])
  func `groups are one number`(text: String, mark: Character, expected: Double) {
    #expect(
      GroupedNumber.parse(Array(text.utf8), mark: mark.asciiValue ?? 0, isCertain: true) == expected
    )
  }

  @Test(arguments: [
    "1234", "1,23", "1,2345", "12,345,67", "0,123", "1234,567", ",123", "1,234e3", "1,234.5.6",
    "1,234'567", "-,123", "", "abc", "1,23a",
  ])
  func `anything else is none`(text: String) {
    #expect(GroupedNumber.parse(Array(text.utf8), mark: Ascii.point, isCertain: true) == nil)
  }

  @Test func `a single comma or point may be another's decimal mark`() {
    func parsed(_ text: String, _ mark: UInt8) -> Double? {
      GroupedNumber.parse(Array(text.utf8), mark: mark, isCertain: false)
    }
    #expect(parsed("1,234", Ascii.point) == nil)
    #expect(parsed("1.234", Ascii.comma) == nil)
    #expect(parsed("1,234,567", Ascii.point) == 1_234_567)
    #expect(parsed("1’234", Ascii.point) == 1234)
  }

  /// Rows every 20 ms over four seconds, of a sensor at rest.
  private func table(
    _ separator: String, time: (Int) -> String, force: (Double) -> String
  ) -> String {
    let noise = (0..<5).map { Double($0) / 1000 }
    return (["time_ms", "acc_x", "acc_y", "acc_z"].joined(separator: separator) + "\n")
      + (0..<200).map { row in
        ([time(row * 20)] + [0.25 + noise[row % 5], -0.125, 0.96].map(force))
          .joined(separator: separator)
      }.joined(separator: "\n") + "\n"
  }

  private static func grouped(_ number: Int, _ separator: String) -> String {
    let (thousands, rest) = (abs(number) / 1000, abs(number) % 1000)
    let digits = "\(1000 + rest)".dropFirst()
    return (number < 0 ? "-" : "")
      + (thousands > 0 ? "\(thousands)\(separator)\(digits)" : "\(rest)")
  }

  @Test(arguments: [
    (",", "\"", ",", "."), (";", "", ".", ","), (";", "", "’", "."), ("\t", "", ",", "."),
    ("\t", "", "\u{202F}", ","), (";", "", "\u{A0}", ","),
  ])
  func `a column of milliseconds goes on beyond a thousand`(
    separator: String, quote: String, thousands: String, mark: String
  ) throws {
    let read = try recording(
      table(separator) { milliseconds in
        let text = Self.grouped(milliseconds, thousands)
        return text.count > 3 ? quote + text + quote : text
      } force: {
        let text = "\($0)".split(separator: ".").joined(separator: mark)
        return mark == "," && separator == "," ? "\"\(text)\"" : text
      })
    #expect(read.accelerometer?.count == 200)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 3.98) < 1e-6)
    #expect(!read.codes.contains(.malformedRows))
  }

  @Test(arguments: [",", "."])
  func `raw counts in groups are counts`(thousands: String) throws {
    let read = try recording(
      table("\t") {
        Self.grouped($0, thousands)
      } force: {
        Self.grouped(Int(16_384 * $0), thousands)
      })
    let norm = try #require(read.accelerometer?.values[10].norm)
    #expect(abs(norm / StillNorm.standardGravity - 1) < 0.05)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 3.98) < 1e-6)
  }

  @Test func `three decimals after a comma stay decimals`() throws {
    let text =
      "time_s;acc_x_g;acc_y_g;acc_z_g\n"
      + (0..<300).map { row in
        let (whole, part) = (row / 50, "\(1000 + row % 50 * 20)".dropFirst())
        return "\(whole),\(part);0,01\(row % 5);1,00\(row % 3);-1,204"
      }.joined(separator: "\n") + "\n"
    let read = try recording(text)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 5.98) < 1e-6)
  }
}
