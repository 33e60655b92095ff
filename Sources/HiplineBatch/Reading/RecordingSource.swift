import HiplineCore
import HiplineIO

/// Where the recordings of a session's files come from: all of each, or a stretch.
protocol RecordingSource: AnyObject, Sendable {
  /// The files, and what lies beside them.
  var files: SessionFiles { get }

  /// What there is of a file.
  func content(of file: RecordingFile) throws(InputFailure) -> SessionFiles.Content
}

/// All of each file.
final class WholeFiles: RecordingSource {
  let files: SessionFiles
  let rules: LongRecordingRules
  /// The long ones among the files that were read through already.
  let known: [RecordingFile: LongReading]

  init(
    files: SessionFiles, rules: LongRecordingRules, known: [RecordingFile: LongReading] = [:]
  ) {
    (self.files, self.rules, self.known) = (files, rules, known)
  }

  func content(of file: RecordingFile) throws(InputFailure) -> SessionFiles.Content {
    if let reading = known[file] { return .long(reading) }
    return try files.content(of: file, rules)
  }
}
