public import HiplineAnalysis

/// Tables as comma-separated values: RFC 4180 quoting, a header, empty cells for what could not be measured.
public enum CSVRenderer {
  static func render(_ content: ReportContent) -> String {
    csv(.repetitions(content.sessions))
  }

  /// Any result table as CSV text with `\n` line ends.
  public static func csv(_ table: ResultTable) -> String {
    let header = table.columns.map { quoted($0.name) }.joined(separator: ",")
    let rows = table.rows.map { $0.map(text).joined(separator: ",") }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func text(_ cell: ResultTable.Cell) -> String {
    switch cell {
    case .null: ""
    case .text(let text): quoted(text)
    case .integer(let integer): String(integer)
    case .number(let number): "\(number.rounded(significantDigits: 6))"
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  private static func quoted(_ text: String) -> String {
    let special = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    guard special else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
