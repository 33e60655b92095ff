/// A day of the Gregorian calendar.
package struct CivilDay: Sendable, Hashable, Comparable {
  package let year: Int
  /// From 1.
  package let month: Int
  /// From 1.
  package let day: Int

  /// The day at the beginning of an ISO 8601 text.
  ///
  /// - Returns: nil where no such day is in the calendar.
  package init?(_ iso: String) {
    let parts = iso.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 1
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    guard (1...12).contains(month), day >= 1, CivilDay(number: number) == self else { return nil }
  }

  /// The day so many days after 1 January 1970.
  ///
  /// Source: Hinnant 2013, chrono-compatible low-level date algorithms, <https://howardhinnant.github.io/date_algorithms.html>.
  package init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Whole days since 1 January 1970.
  package var number: Int { Self.number(year: year, month: month, day: day) }

  /// Whole days from 1 January 1970 to a day, also to one that is not in its month: the 31st of April is the 1st of May.
  ///
  /// - Parameter month: 1 to 12.
  package static func number(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March here, so that the leap day is the last of its year.
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func < (one: CivilDay, other: CivilDay) -> Bool { one.number < other.number }

  /// "2026-03-02".
  package var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(String(repeating: "0", count: max(0, 4 - "\(year)".count)))\(year)-\(two(month))-\(two(day))"
  }
}
