/// Rows of cells for a terminal, in columns with two blanks before each; where a line has no room for all columns, in tables one below the
/// other, each with the first column.
struct TextTable {
  /// `[rows][columns]`, heads among them.
  let rows: [[String]]
  /// Whether the first column holds names, which begin below each other; all others end so.
  var namesRows = false

  /// - Parameter colour: Of a cell, by its row and column.
  func lines(
    _ style: TextStyle, colour: (_ row: Int, _ column: Int) -> TextStyle.Colour? = { _, _ in nil }
  ) -> [String] {
    let columns = rows.first?.indices ?? 0..<0
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let tables = tables(widths, within: style.width).map { shown -> [String] in
      rows.enumerated().compactMap { number, row -> String? in
        if shown.allSatisfy({ row[$0].isEmpty }) { return nil }
        let cells = shown.map { column in
          let blank = String(repeating: " ", count: widths[column] - row[column].count)
          let cell = style.paint(row[column], colour(number, column))
          return namesRows && column == 0 ? cell + blank : blank + cell
        }
        return Self.trimmedEnd(Self.between + cells.joined(separator: Self.between))
      }
    }
    return Array(tables.joined(separator: [""]))
  }

  private static let between = "  "

  /// The columns of each table.
  private func tables(_ widths: [Int], within width: Int) -> [[Int]] {
    func needed(_ columns: [Int]) -> Int {
      columns.reduce(0) { $0 + Self.between.count + widths[$1] }
    }
    var tables = [[0]]
    for column in widths.indices.dropFirst() {
      let last = tables[tables.count - 1]
      if last.count > 1, needed(last + [column]) > width { tables.append([0]) }
      tables[tables.count - 1].append(column)
    }
    return tables
  }

  private static func trimmedEnd(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
