import HiplineCore

/// Dates as ISO 8601 writes them: `2026-03-01`, `2026-03-01T10:00`, `2026-03-01T10:00:00.5Z`, `2026-03-01T10:00:00+01:00`.
enum WrittenDate {
  static func isISO8601(_ text: String) -> Bool {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = String(parts[0])
    guard CivilDay(date)?.iso == date else { return false }
    guard parts.count == 2 else { return true }
    let time = parts[1]
    if time.hasSuffix("Z") { return isTime(time.dropLast()) }
    guard let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return isTime(time) }
    let zone = time[time.index(after: sign)...].split(
      separator: ":", omittingEmptySubsequences: false)
    let isZone =
      zone.count <= 2 && zone.allSatisfy { number($0, digits: 2) != nil }
      || zone.count == 1 && number(zone[0], digits: 4) != nil
    return isZone && isTime(time[..<sign])
  }

  private static func isTime(_ text: Substring) -> Bool {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let hour = number(fields[0], digits: 2), hour <= 24,
      let minute = number(fields[1], digits: 2), minute < 60
    else { return false }
    guard fields.count == 3 else { return true }
    let second = fields[2].split(separator: ".", omittingEmptySubsequences: false)
    guard second.count <= 2, let whole = number(second[0], digits: 2), whole <= 60 else {
      return false
    }
    return second.count == 1
      || !second[1].isEmpty && second[1].allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    guard text.count == digits, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text)
  }
}
