import HiplineSimulation

/// A table changed where its structure is: rows, columns and cells.
enum TableCells {
  static func mutated(_ bytes: [UInt8], by chance: inout SplitMix64) -> [UInt8] {
    let delimiter =
      [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].max { a, b in
        bytes.count { $0 == a } < bytes.count { $0 == b }
      } ?? UInt8(ascii: ",")
    var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.split(separator: delimiter, omittingEmptySubsequences: false).map(Array.init) }
    let row = Int.random(in: rows.indices, using: &chance)
    let cell = Int.random(in: rows[row].indices, using: &chance)
    let other = Int.random(in: rows.indices, using: &chance)
    switch chance.next() % 8 {
    case 0: rows.remove(at: row)
    case 1: rows.insert(rows[row], at: other)
    case 2: rows.swapAt(row, other)
    case 3: rows[row].remove(at: cell)
    case 4:
      // A column goes, or comes twice.
      let twice = chance.next() % 2 == 0
      for index in rows.indices where rows[index].indices.contains(cell) {
        if twice {
          rows[index].insert(rows[index][cell], at: cell)
        } else {
          rows[index].remove(at: cell)
        }
      }
    case 5: rows += Array(repeating: rows[row], count: Int(chance.next() % 200))
    default: rows[row][cell] = Array((Self.cells.randomElement(using: &chance) ?? "").utf8)
    }
    return Array(
      rows.map { Array($0.joined(separator: [delimiter])) }.joined(separator: [UInt8(ascii: "\n")]))
  }

  private static let cells = [
    "", "0", "-0", "-1", "nan", "inf", "1e308", "-1e308", "1e-320", "1e999", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "1970-01-01 00:00:00", "9999-12-31T23:59:59Z",
    "0000-00-00 00:00:00", "99:99:99", "\"", "\"\"", "1,5", "0x1p3", "=cmd()", "../../x", "\u{0}",
  ]
}
