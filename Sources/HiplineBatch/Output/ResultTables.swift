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
  private let files: [(name: PlainName, file: UnfinishedFile)]
  private let database: ResultDatabase.Writer
  private let study: StudyColumns
  private var notFound: [InputFailure] = []
  private var inputs: [SourceFile] = []
  private var counts = (sessions: 0, failures: 0)
  private var index = SessionIndex()
  private var keys: Set<String> = []
  /// The names by which sessions were found that were looked at, and of those that are to go.
  private var lookedAt: Set<String> = []
  private var leftOut: Set<String> = []
  /// The keys of those of earlier runs that have a successor.
  private var replaced: Set<String> = []
  private var renamed = 0
  private var fileNames: Set<SessionFileName> = []
  private var lastPosition = -1

  static let databaseName: PlainName = "hipline.sqlite"
  static let reportName: PlainName = "report.html"

  /// The tables that there are, without rows but that of what the columns mean.
  static var emptyTables: [ResultTable] { tables([], []) + [.dictionary()] }

  static func fileName(of table: ResultTable) -> PlainName {
    PlainName(made: table.name + ".csv")
  }

  private static func tables(
    _ sessions: [SessionResult], _ failures: [InputFailure]
  ) -> [ResultTable] {
    [.repetitions(sessions), .sessions(sessions), .findings(sessions), .failures(failures)]
  }

  /// - Parameter study: What studies note of the sessions that will be added.
  package init(
    in folder: OutputFolder, study noted: [StudyValue] = []
  ) throws(OutputFailure) {
    self.folder = folder
    let earlier = folder.earlier.records.values.sorted { $0.position < $1.position }
    let study = StudyColumns(noted + earlier.flatMap(\.study))
    self.study = study
    var files: [(name: PlainName, file: UnfinishedFile)] = []
    for table in Self.tables([], []) {
      let name = Self.fileName(of: table)
      let file = try UnfinishedFile(
        in: folder.unfinished, toBecome: folder.kept.root.path(of: name))
      try file.append(CSVRenderer.csv(study.added(to: table, noting: [])))
      files.append((name, file))
    }
    self.files = files
    database = try Self.inDatabase(of: folder) {
      try ResultDatabase.Writer(at: $0, scratch: folder.unfinished.path, study: study)
    }
  }

  /// Adds what could not even be looked at.
  package func append(_ failures: [InputFailure]) throws(OutputFailure) {
    notFound += failures
    try append(SessionOutcome(sessions: [], failures: failures))
  }

  /// Adds what came of a session.
  ///
  /// - Parameter position: The session's place among all of the run.
  package func append(
    _ outcome: SessionOutcome, of source: SessionSource, at position: Int
  ) throws(OutputFailure) {
    lastPosition = max(lastPosition, position)
    keys.insert(outcome.kept?.key ?? WorkFingerprint.text(source))
    lookedAt.insert(source.id)
    try append(outcome)
  }

  /// Adds what came of a session in another folder.
  func append(_ outcome: SessionOutcome, of record: WorkRecord) throws(OutputFailure) {
    lastPosition = max(lastPosition, record.position)
    keys.insert(outcome.kept?.key ?? record.key)
    lookedAt.insert(record.foundAs)
    try append(outcome)
  }

  /// Leaves sessions of earlier runs out, and removes what there is of them at the end.
  func leaveOut(_ sessions: Set<String>) {
    leftOut.formUnion(sessions)
  }

  private func append(_ outcome: SessionOutcome) throws(OutputFailure) {
    replaced.formUnion(outcome.kept?.replaced ?? [])
    if outcome.kept?.isRenamed == true { renamed += 1 }
    for (plain, file) in zip(Self.tables(outcome.results, outcome.failures), files) {
      let table = study.added(to: plain, noting: outcome.study)
      try file.file.append(CSVRenderer.rows(table))
      try Self.inDatabase(of: folder) { _ in try database.append(table) }
    }
    index.append(outcome.failures)
    for session in outcome.sessions {
      index.append(session, link: OutputFolder.pageLink(session))
      fileNames.insert(session.fileName)
      for recording in session.result.recordings {
        inputs.append(SourceFile(path: recording.path, sha256: recording.sha256))
        inputs += recording.furtherFiles
      }
    }
    counts.sessions += outcome.sessions.count
    counts.failures += outcome.failures.count
  }

  /// What a run found in its folder of the runs before.
  package struct Earlier: Sendable {
    /// How many sessions stay that are not of this run.
    package var stayed = 0
    /// How many gave their place to a session of this run that is another work on the same recording.
    package var replaced = 0
    /// How many sessions of this run have a number behind the name by which they were found, as another recording has it.
    package var renamed = 0
    /// What stays and cannot be read, and is therefore in no table.
    package var damaged: [InputFailure] = []
  }

  /// Gives all files their names.
  ///
  /// Sessions of earlier runs that are not in this one come behind its own.
  ///
  /// - Parameters:
  ///   - configuration: What the run was asked to do.
  ///   - shard: The part of the run that is here; nil for the whole.
  ///   - timings: What the run took until now; nil where nobody measured it.
  @discardableResult
  package func finish(
    configuration: JSONValue, shard: Shard? = nil, timings: RunTimings? = nil
  ) throws(OutputFailure) -> Earlier {
    let others = folder.earlier.records.values.filter { !keys.contains($0.key) }
    let gone = others.filter(isReplaced)
    let goneKeys = Set(gone.map(\.key))
    let renamed = renamed
    var earlier = try append(others.filter { !goneKeys.contains($0.key) })
    earlier.replaced = gone.count { replaced.contains($0.key) && !$0.results.isEmpty }
    earlier.renamed = renamed
    let root = folder.kept.root
    let dictionary = study.added(
      toDictionary: ResultTable.dictionary(), of: Self.tables([], []).map(\.name))
    try folder.put(CSVRenderer.csv(dictionary), Self.fileName(of: dictionary), in: root)
    for (name, file) in files { try file.finish(as: name, in: root) }
    try Self.inDatabase(of: folder) { _ in try database.finish() }
    try folder.putPeople(index)
    try folder.putReport(index)
    var hashes: [String: String] = [:]
    for name in RunRecord.fileNames { hashes[name.text] = root.hash(name) }
    try folder.put(
      RunRecord(
        configuration: configuration, shard: shard?.description, inputs: inputs,
        sessions: counts.sessions, failures: counts.failures, notFound: notFound,
        timings: timings, files: hashes))
    for record in gone { folder.remove(record, except: fileNames) }
    folder.removeUnfinished()
    return earlier
  }

  /// Whether a session of an earlier run has a successor; one of which only a failure was told, also where its files are gone or were
  /// looked at again.
  private func isReplaced(_ record: WorkRecord) -> Bool {
    if leftOut.contains(record.session) { return true }
    return record.results.isEmpty
      ? record.isStale || lookedAt.contains(record.foundAs) : replaced.contains(record.key)
  }

  /// Adds what earlier runs left of other sessions.
  private func append(_ others: [WorkRecord]) throws(OutputFailure) -> Earlier {
    var earlier = Earlier()
    for var record in others.sorted(by: { ($0.position, $0.key) < ($1.position, $1.key) }) {
      let outcome: SessionOutcome
      do throws(InputFailure) {
        outcome = try folder.kept.outcome(of: record)
      } catch {
        earlier.damaged.append(error)
        continue
      }
      lastPosition += 1
      if record.position != lastPosition {
        record.position = lastPosition
        try folder.put(record)
      }
      try append(outcome)
      earlier.stayed += outcome.sessions.count
    }
    return earlier
  }

  private static func inDatabase<Value>(
    of folder: OutputFolder, _ body: (_ path: String) throws -> Value
  ) throws(OutputFailure) -> Value {
    let path = folder.kept.root.path(of: databaseName)
    do {
      return try body(path)
    } catch {
      throw OutputFailure(path: path, reason: error.localizedDescription)
    }
  }
}
