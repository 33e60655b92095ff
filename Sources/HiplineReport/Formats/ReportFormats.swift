/// The formats that `--format` can name.
package enum ReportFormats {
  /// - Parameter style: Of text for people; other formats have none.
  package static func all(style: TextStyle = .plain) -> [any ReportFormat] {
    [TextFormat(style: style), JSONFormat(), JSONLinesFormat(), CSVFormat()]
  }
}
