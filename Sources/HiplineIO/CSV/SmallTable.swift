/// A table that people or apps write beside recordings, held as text: names in its first line, some rows, each with its
/// line number.
package struct SmallTable {
  package struct Row: Hashable {
    /// Counted from 1.
    package let line: Int
    let fields: [String]
  }

  /// The names of the columns as they are written.
  let names: [String]
  /// The line of the names, counted from 1.
  package let headerLine: Int
  /// Lines that hold nothing but blanks and delimiters are no rows.
  package let rows: [Row]
  private let decimalMark: UInt8
  /// The first column of each name, in lower case.
  private let columns: [String: Int]

  /// - Parameter bytes: Text, with or without a byte-order mark; its lines end as on any system.
  /// - Returns: nil where no line is filled.
  package init?(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var dialect: Dialect?
    var rows: [Row] = []
    for (index, line) in Self.lines(of: text).enumerated() {
      let isBlank = line.allSatisfy {
        $0 == Ascii.space || $0 == Ascii.tab || $0 == Ascii.comma || $0 == Ascii.semicolon
      }
      if isBlank { continue }
      let found = dialect ?? Dialect(delimiter: Dialect.delimiter(of: line) ?? Ascii.comma)
      dialect = found
      rows.append(Row(line: index + 1, fields: found.fields(of: line)))
    }
    guard let dialect, let header = rows.first else { return nil }
    names = header.fields
    columns = header.fields.enumerated().reduce(into: [:]) { columns, field in
      let name = field.element.lowercased()
      columns[name] = columns[name] ?? field.offset
    }
    headerLine = header.line
    self.rows = Array(rows.dropFirst())
    let hasDecimalComma =
      dialect.delimiter != Ascii.comma
      && self.rows.contains { Dialect.usesDecimalComma($0.fields) }
    decimalMark = hasDecimalComma ? Ascii.comma : Ascii.point
  }

  /// The number of the column of a name in any case, from 0; nil where there is none.
  package func column(_ name: String) -> Int? { columns[name] }

  package func hasColumn(_ name: String) -> Bool { column(name) != nil }

  /// The text of a row in the column of a name; nil where there is no such column or no such field.
  package func text(_ row: Row, _ name: String) -> String? {
    column(name).flatMap { row.fields.indices.contains($0) ? row.fields[$0] : nil }
  }

  /// The number of a row in the column of a name; nil where there is none.
  package func number(_ row: Row, _ name: String) -> Double? {
    guard let text = text(row, name),
      case .number(let value) = FieldText(text, decimalMark: decimalMark)
    else { return nil }
    return value
  }

  /// The lines without their ends: a line feed, a carriage return, or both.
  private static func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end =
        text[start...].firstIndex { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
        ?? text.endIndex
      lines.append(text[start..<end])
      start = end + 1
      if end + 1 < text.endIndex, text[end] == Ascii.carriageReturn,
        text[end + 1] == Ascii.lineFeed
      {
        start += 1
      }
    }
    return lines
  }
}
