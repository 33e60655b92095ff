public import HiplineReport

extension ReportContent {
  /// The sessions as tables for people.
  public var text: String { TextFormat().render(self) }

  /// All that is known, as one JSON document; the names in it stay.
  public var json: String { JSONFormat().render(self) }

  /// The same with one session, or one failure, a line.
  public var jsonLines: String { JSONLinesFormat().render(self) }

  /// One row a repetition, as CSV.
  public var csv: String { CSVFormat().render(self) }
}
