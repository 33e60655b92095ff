import Foundation
import HiplineAnalysis
package import HiplineCore
package import HiplineReport
import HiplineStore

/// The tables, the database and the run record of an output folder, written row by row as sessions end.
///
/// They get their names at the end, so that those of an earlier run stay until this one is through.
package final class ResultTables {
  private let folder: OutputFolder
  private let files: [String: UnfinishedFile]
  private let database: ResultDatabase.Writer
  private var notFound: [InputFailure] = []
  private var inputs: [SourceFile] = []
  private var counts = (sessions: 0, failures: 0)
  private var index = SessionIndex()
  private var keys: Set<String> = []
  private var sessions: Set<String> = []

  private static func tables(
    _ sessions: [SessionResult], _ failures: [InputFailure]
  ) -> [ResultTable] {
    [.repetitions(sessions), .sessions(sessions), .findings(sessions), .failures(failures)]
  }

  package init(in folder: OutputFolder) throws(OutputFailure) {
    self.folder = folder
    var files: [String: UnfinishedFile] = [:]
    for table in Self.tables([], []) {
      let file = try UnfinishedFile(folder.path + "/\(table.name).csv", in: folder.unfinished)
      try file.append(CSVRenderer.csv(table))
      files[table.name] = file
    }
    self.files = files
    database = try Self.inDatabase(of: folder) {
      try ResultDatabase.Writer(at: $0, scratch: folder.unfinished)
    }
  }

  /// Adds what could not even be looked at.
  package func append(_ failures: [InputFailure]) throws(OutputFailure) {
    notFound += failures
    try append(SessionOutcome(sessions: [], failures: failures))
  }

  /// Adds what came of a session.
  package func append(
    _ outcome: SessionOutcome, of source: SessionSource
  ) throws(OutputFailure) {
    keys.insert(WorkFingerprint.text(source))
    try append(outcome)
  }

  func append(_ outcome: SessionOutcome, key: String) throws(OutputFailure) {
    keys.insert(key)
    try append(outcome)
  }

  private func append(_ outcome: SessionOutcome) throws(OutputFailure) {
    for table in Self.tables(outcome.results, outcome.failures) {
      try files[table.name]?.append(CSVRenderer.rows(table))
      try Self.inDatabase(of: folder) { _ in try database.append(table) }
    }
    index.append(outcome.failures)
    for session in outcome.sessions {
      index.append(session, link: OutputFolder.pageLink(session))
      sessions.insert(session.fileName + ".json")
      for recording in session.result.recordings {
        inputs.append(SourceFile(path: recording.path, sha256: recording.sha256))
        inputs += recording.furtherFiles
      }
    }
    counts.sessions += outcome.sessions.count
    counts.failures += outcome.failures.count
  }

  /// Gives all files their names, and removes what earlier runs left of other sessions.
  ///
  /// - Parameters:
  ///   - configuration: What the run was asked to do.
  ///   - shard: The part of the run that is here; nil for the whole.
  ///   - timings: What the run took until now; nil where nobody measured it.
  package func finish(
    configuration: JSONValue, shard: Shard? = nil, timings: RunTimings? = nil
  ) throws(OutputFailure) {
    let dictionary = ResultTable.dictionary()
    try folder.put(CSVRenderer.csv(dictionary), "\(dictionary.name).csv")
    for file in files.values { try file.finish() }
    try Self.inDatabase(of: folder) { _ in try database.finish() }
    try folder.putReport(index)
    let run = RunRecord(
      configuration: configuration, shard: shard?.description, inputs: inputs,
      sessions: counts.sessions, failures: counts.failures, notFound: notFound, timings: timings)
    try folder.put(run.json.encoded(onOneLine: false) + "\n", "run.json")
    folder.removeOthers(keys: keys, sessions: sessions)
  }

  private static func inDatabase<Value>(
    of folder: OutputFolder, _ body: (_ path: String) throws -> Value
  ) throws(OutputFailure) -> Value {
    let path = folder.path + "/hipline.sqlite"
    do {
      return try body(path)
    } catch {
      throw OutputFailure(path: path, reason: error.localizedDescription)
    }
  }
}
