/// The date that a file or a folder is named for, as apps write it: `2026-03-01_10-00-00`, `Recording 2026-03-01 10.00.00`,
/// `20260301T100000`, `2026-03-01`.
///
/// The year comes first, as nothing tells the order of a day and a month.
package struct NamedDate: Sendable, Hashable {
  /// ISO 8601, without a zone: a date, or a date and a time.
  package let text: String

  /// - Returns: nil for a name without a date, and for one of several dates.
  package init?(_ name: String) {
    let digits = Array(name.utf8)
    var found: [String] = []
    var start = 0
    while start < digits.count {
      if start == 0 || !Ascii.isDigit(digits[start - 1]),
        let (text, end) = Self.date(digits[...], from: start)
      {
        if found.last != text { found.append(text) }
        start = end
      } else {
        start += 1
      }
    }
    guard found.count == 1 else { return nil }
    text = found[0]
  }

  private static func date(_ bytes: ArraySlice<UInt8>, from start: Int) -> (String, end: Int)? {
    var place = start
    func number(_ count: Int, _ range: ClosedRange<Int>) -> String? {
      let end = place + count
      guard end <= bytes.endIndex, bytes[place..<end].allSatisfy(Ascii.isDigit) else { return nil }
      let text = String(decoding: bytes[place..<end], as: UTF8.self)
      guard let value = Int(text), range.contains(value) else { return nil }
      place = end
      return text
    }
    /// One of the marks; nil where none of them stands there.
    func mark(_ marks: String) -> UInt8? {
      guard place < bytes.endIndex, marks.utf8.contains(bytes[place]) else { return nil }
      defer { place += 1 }
      return bytes[place]
    }
    // Numbers of eight digits are rarely dates of another century.
    guard let year = number(4, 2000...2099) else { return nil }
    let separator = mark("-_.")
    guard let month = number(2, 1...12), mark("-_.") == separator, let day = number(2, 1...31),
      place == bytes.endIndex || separator == nil || !Ascii.isDigit(bytes[place])
    else { return nil }
    let date = "\(year)-\(month)-\(day)"
    let dateEnd = place
    _ = mark("T_- ")
    let isApart = place > dateEnd
    if isApart, let hour = number(2, 0...23) {
      let separator = mark("-_.:")
      if let minute = number(2, 0...59), mark("-_.:") == separator, let second = number(2, 0...59),
        place == bytes.endIndex || !Ascii.isDigit(bytes[place])
      {
        return ("\(date)T\(hour):\(minute):\(second)", place)
      }
    }
    place = dateEnd
    // Eight digits that go on are a number.
    guard place == bytes.endIndex || !Ascii.isDigit(bytes[place]) else { return nil }
    return (date, dateEnd)
  }
}
