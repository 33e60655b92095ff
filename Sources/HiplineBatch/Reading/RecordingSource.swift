import HiplineCore
import HiplineIO

/// Where the recordings of a session's files come from: all of each, or a stretch.
protocol RecordingSource: Sendable {
  /// The files, and what lies beside them.
  var files: SessionFiles { get }

  /// What there is of a file.
  func content(of file: RecordingFile) throws(InputFailure) -> SessionFiles.Content
}

/// All of each file.
struct WholeFiles: RecordingSource {
  let files: SessionFiles
  let rules: LongRecordingRules
  /// The long ones among the files that were read through already.
  var known: [RecordingFile: LongReading] = [:]

  func content(of file: RecordingFile) throws(InputFailure) -> SessionFiles.Content {
    if let reading = known[file] { return .long(reading) }
    return try files.content(of: file, rules)
  }
}
