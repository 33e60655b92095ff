import HiplineCore

/// What tells the columns of a file.
public enum ColumnSource: Sendable {
  /// The file itself: its header, read as if the file had the name `name`, and what the user says of its columns. Some apps
  /// tell a file's quantity by its name alone.
  case header(name: String? = nil, mapping: ColumnMapping? = nil)
  /// Another file, for a table without a header.
  case stated(StatedColumns)

  var planning: RecordingReader.Planning {
    switch self {
    case .header(let name, let mapping): RecordingReader.planning(mapping, as: name)
    case .stated(let columns): columns.plan
    }
  }

  /// The recordings with a clock as far as the file can know it.
  func settled(_ recordings: [Recording]) -> [Recording] {
    guard case .stated(let columns) = self else { return recordings }
    return recordings.map(columns.withClock)
  }
}
