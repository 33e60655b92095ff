import HiplineCore

/// Rows that come a second time, with their times and all their values: what a radio sent again, or a block that was copied twice.
///
/// Without a look at the values they are like those of a clock that was set back.
enum RepeatedRows {
  /// So many repeat at least and at most, in rows. Chosen, not derived: one may be a stamp of another row; and what a radio or a logger sends
  /// again is a block of its buffer, while more is another recording.
  private static let rows = 2...64

  /// The rows that are left out, in order: stretches that begin where time falls, repeat rows before one by one, and end where time goes
  /// on beyond all that was. Rows of several sensors are left as they are.
  ///
  /// - Parameter column: Of times; nil where none holds them.
  /// - Complexity: O(*n*), and as many as repeat at most for each fall of the time.
  static func of(_ table: Table, byColumn column: Int?) -> [Int] {
    guard table.labels.allSatisfy({ $0 == nil }),
      let stamps = column.flatMap({ table.columns[$0] }), let first = stamps.first
    else { return [] }
    let columns = table.columns.enumerated().compactMap { $0 == column ? nil : $1 }
    func areEqual(_ one: Int, _ other: Int) -> Bool {
      stamps[one] == stamps[other]
        && columns.allSatisfy { $0[one] == $0[other] || ($0[one].isNaN && $0[other].isNaN) }
    }
    // What does not change at rest is not told apart.
    func changes(_ range: Range<Int>) -> Bool {
      columns.contains { values in
        range.dropFirst().contains { values[$0] != values[$0 - 1] }
      }
    }
    var repeated: [Int] = []
    var latest = first
    var row = 1
    while row < stamps.count {
      defer { row += 1 }
      guard stamps[row] < latest else {
        latest = stamps[row].isNaN ? latest : stamps[row]
        continue
      }
      guard let original = firstRow(at: stamps[row], in: stamps, before: row) else { continue }
      var length = 0
      while row + length < stamps.count, original + length < row,
        areEqual(row + length, original + length)
      {
        length += 1
      }
      let after = row + length
      guard rows.contains(length), changes(original..<original + length),
        after == stamps.count || stamps[after] > latest
      else { continue }
      repeated += row..<after
      row = after - 1
    }
    return repeated
  }

  /// The first of the rows before that have this time, looked for backwards as far as times are not before it.
  private static func firstRow(at stamp: Double, in stamps: [Double], before row: Int) -> Int? {
    var found: Int?
    var place = row - 1
    while place >= max(0, row - rows.upperBound), !(stamps[place] < stamp) {
      if stamps[place] == stamp { found = place }
      place -= 1
    }
    return found
  }

  static func finding(_ count: Int) -> Finding {
    Finding(
      .outOfOrder, .warning,
      "\(counted(count, "row")) left out that came before with the same time and the same values",
      hint: "nothing to do: they were sent or copied twice")
  }
}
