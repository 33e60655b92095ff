import HiplineCore

/// Bytes of a table that is being written.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  /// Takes the bytes out, for others to follow.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// The shortest digits that read back as the same number; nothing for one that is not finite.
  mutating func append(_ value: Double) {
    guard value.isFinite else { return }
    var digits = value.description[...]
    if digits.hasSuffix(".0") { digits = digits.dropLast(2) }
    bytes.append(contentsOf: digits.utf8)
  }

  /// A number of millionths with six decimals.
  mutating func append(millionths: Int64) {
    if millionths < 0 { append("-") }
    let magnitude = millionths.magnitude
    append("\(magnitude / 1_000_000).")
    append(Int64(magnitude % 1_000_000), digits: 6)
  }

  /// `YYYY-MM-DD HH:MM:SS.mmm`.
  mutating func appendTime(milliseconds: Int64) {
    appendTime(microseconds: milliseconds * 1000, fractionDigits: 3)
  }

  /// `YYYY-MM-DD`, `dateEnd`, `HH:MM:SS.` and as many digits of the second's fraction.
  mutating func appendTime(
    microseconds: Int64, dateEnd: String = " ", fractionDigits: Int = 6
  ) {
    let day = 86_400_000_000 as Int64
    let ofDay = ((microseconds % day) + day) % day
    let seconds = ofDay / 1_000_000
    append(CivilDay(number: Int((microseconds - ofDay) / day)).iso)
    for (mark, value) in [
      (dateEnd, seconds / 3600), (":", seconds / 60 % 60), (":", seconds % 60),
    ] {
      append(mark)
      append(value, digits: 2)
    }
    append(".")
    let step = (fractionDigits..<6).reduce(1 as Int64) { step, _ in step * 10 }
    append(ofDay % 1_000_000 / step, digits: fractionDigits)
  }

  private mutating func append(_ value: Int64, digits: Int) {
    let text = String(value)
    append(String(repeating: "0", count: max(0, digits - text.utf8.count)) + text)
  }
}
