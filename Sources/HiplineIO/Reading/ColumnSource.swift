import HiplineCore

/// What tells the columns of a file.
package enum ColumnSource: Sendable, Hashable {
  /// The file's header, and what the user says of its columns.
  case header(mapping: ColumnMapping? = nil)
  /// The header of a file that holds gravity alone, which is read as the acceleration that it is a part of.
  case gravityHeader
  /// Another file, for a table without a header.
  case stated(StatedColumns)

  var planning: RecordingReader.Planning {
    switch self {
    case .header(let mapping): RecordingReader.planning(mapping)
    case .gravityHeader: RecordingReader.planning(holdsGravityAlone: true)
    case .stated(let columns): columns.plan
    }
  }

  /// The recordings with a clock as far as the file can know it.
  func settled(_ recordings: [Recording]) -> [Recording] {
    guard case .stated(let columns) = self else { return recordings }
    return recordings.map(columns.withClock)
  }
}
