package import HiplineAnalysis

/// Tables as comma-separated values: RFC 4180 quoting, a header, empty cells for what could not be measured, no cell that
/// a spreadsheet would run, and control characters made visible in every text, wherever the table goes.
package enum CSVRenderer {
  /// Any result table as CSV text with `\n` line ends.
  ///
  /// - Parameter significantDigits: Of numbers; 17 write every double as it is.
  package static func csv(_ table: ResultTable, significantDigits: Int = 6) -> String {
    let header = table.columns.map { quoted($0.name) }.joined(separator: ",")
    return header + "\n" + rows(table, significantDigits: significantDigits)
  }

  /// The rows without the header, each with its line end.
  package static func rows(_ table: ResultTable, significantDigits: Int = 6) -> String {
    table.rows.map { row in
      row.map { text($0, significantDigits) }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static func text(_ cell: ResultTable.Cell, _ significantDigits: Int) -> String {
    switch cell {
    case .null: ""
    case .text(let text): quoted(inert(text).printable)
    case .integer(let integer): String(integer)
    // What is no number was not measured, wherever it comes from.
    case .number(let number) where !number.isFinite: ""
    case .number(let number):
      significantDigits >= 17
        ? "\(number)" : "\(number.rounded(significantDigits: significantDigits))"
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// A name such as `=cmd()` comes from a file that somebody sent. Source: OWASP, CSV injection,
  /// <https://owasp.org/www-community/attacks/CSV_Injection>.
  private static func inert(_ text: String) -> String {
    guard let first = text.unicodeScalars.first,
      "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    let special = text.unicodeScalars.contains { ",\"".unicodeScalars.contains($0) }
    guard special else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
