/// A small table that an app writes beside its recordings: names in the first line, a few rows.
struct NoteTable {
  private let names: [String]
  private let dialect: Dialect
  private let rows: [[String]]

  /// - Returns: nil where the bytes are no such table.
  init?(_ bytes: [UInt8]) {
    let preview = FilePreview(
      bytes: bytes, name: "", start: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    guard let header = preview.firstFilledLine,
      let delimiter = Dialect.delimiter(of: preview.bytes[preview.lines[header]])
    else { return nil }
    var dialect = Dialect(delimiter: delimiter)
    names = dialect.fields(of: preview.bytes[preview.lines[header]]).map { $0.lowercased() }
    rows = preview.lines[(header + 1)...].filter { !$0.isEmpty }
      .map { dialect.fields(of: preview.bytes[$0]) }
    if delimiter != Ascii.comma, rows.contains(where: Dialect.usesDecimalComma) {
      dialect.decimalMark = Ascii.comma
    }
    self.dialect = dialect
  }

  var rowCount: Int { rows.count }

  func hasColumn(_ name: String) -> Bool { names.contains(name) }

  /// The text of a row in the column of a name; nil where there is no such column.
  func text(_ row: Int, _ name: String) -> String? {
    guard let column = names.firstIndex(of: name), rows[row].indices.contains(column) else {
      return nil
    }
    return rows[row][column]
  }

  func number(_ row: Int, _ name: String) -> Double? {
    guard let text = text(row, name),
      case .number(let value) = FieldText(text, decimalMark: dialect.decimalMark)
    else { return nil }
    return value
  }
}
