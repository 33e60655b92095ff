import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport

/// The folder that a run leaves behind: sessions and what is remembered of them as soon as they are done, tables when all are.
///
///     .hipline           that the folder is Hipline's (`FolderMark`)
///     sessions/ID.json   the result of each session
///     traces/ID.json     what its page draws, which the recordings are not needed for any more
///     reports/ID.html    its page
///     work/KEY.json      what each was made from (`WorkRecord`), which `--resume` and `hipline merge` go by
///     report.html        the page of all sessions, or of the only one
///     reps.csv …         the tables (`ResultTables`), the database and the run record
///
/// Every file is whole or not there (`UnfinishedFile`), and on the disk before anything that tells of it. What Hipline did not write is
/// neither replaced nor removed (`OwnFiles`), and what earlier runs left of other sessions stays.
package struct OutputFolder: Sendable {
  let kept: KeptWork
  /// What the folder remembered when it was opened.
  let earlier: EarlierWork
  /// Where files are until they are whole.
  let unfinished: OpenFolder

  var path: String { kept.root.path }

  /// Opens a folder of results, or makes one where nothing is.
  ///
  /// - Parameter shard: The part of a run that is kept in it.
  /// - Throws: `OutputFailure` where nothing can be written there, or another run does; where there are files that are no results; and
  ///   where they are of another shard.
  package init(path: String, shard: Shard? = nil) throws(OutputFailure) {
    let root = try OpenFolder(path: path, isMade: true)
    try root.lock()
    // The one shard of one is the whole.
    let part = shard.flatMap { $0.count > 1 ? $0.description : nil }
    if FolderMark.isFree(root) { try FolderMark(.results, shard: part).put(in: root) }
    guard let mark = FolderMark(of: root), mark.content == .results else {
      throw OutputFailure(
        path: path, reason: "there are files in it that are no results of Hipline",
        hint: "name a new folder, or an empty one")
    }
    guard mark.shard == part else {
      let held = mark.shard.flatMap(Shard.init).map { "the shard \($0) of a run" } ?? "a whole run"
      throw OutputFailure(
        path: path, reason: "it holds \(held)", hint: "name a folder of its own for each shard")
    }
    try self.init(root)
  }

  /// Opens a folder of results that is there.
  ///
  /// - Throws: `InputFailure` for any other folder; `OutputFailure`.
  package init(existing path: String) throws {
    guard let root = try? OpenFolder(path: path, isMade: false),
      FolderMark(of: root)?.content == .results
    else {
      throw InputFailure(
        .notAResult, path: path, "it is no folder that Hipline made",
        hint: "give a folder made by `hipline analyze --out`")
    }
    try root.lock()
    try self.init(root)
  }

  private init(_ root: OpenFolder) throws(OutputFailure) {
    try OwnFiles.check(root)
    // What a killed run did not finish is of no use.
    root.remove(folder: KeptWork.unfinished)
    kept = try KeptWork(root, isMade: true)
    unfinished = try OpenFolder(KeptWork.unfinished, in: root, isMade: true)
    earlier = EarlierWork(kept.readableRecords)
  }

  /// Whether a run that is through left it.
  package var isThrough: Bool { kept.root.holds(RunRecord.name) }

  /// Writes a file in one step.
  ///
  /// - Returns: The SHA-256 of its bytes.
  @discardableResult
  func put(
    _ text: String, _ name: PlainName, in folder: OpenFolder
  ) throws(OutputFailure) -> String {
    let bytes = Array(text.utf8)
    let file = try UnfinishedFile(in: unfinished, toBecome: folder.path(of: name))
    try file.append(bytes)
    try file.finish(as: name, in: folder)
    return ResultFiles.hash(bytes)
  }

  // MARK: - Sessions

  /// Keeps what came of a session.
  func keep(
    _ outcome: SessionOutcome, traces: [SessionTraces], of source: SessionSource, at position: Int,
    inputs: [InputLog.Input]
  ) throws(OutputFailure) {
    let results = try put(outcome, traces: traces)
    try put(
      WorkRecord(
        source, at: position, inputs: inputs, results: results, failures: outcome.failures))
  }

  /// Writes result, traces and page of every session of an outcome.
  func put(
    _ outcome: SessionOutcome, traces: [SessionTraces?]
  ) throws(OutputFailure) -> [ResultFiles] {
    var results: [ResultFiles] = []
    for (session, drawn) in zip(outcome.sessions, traces) {
      let (name, traces) = (session.fileName, drawn ?? SessionTraces())
      try OwnFiles.check(name, in: self)
      results.append(
        ResultFiles(
          name: name,
          session: try put(
            session.json.encoded(onOneLine: false) + "\n", name.file(".json"), in: kept.sessions),
          traces: try put(
            TracesDocument(id: session.result.id, traces: traces).encoded, name.file(".json"),
            in: kept.traces),
          page: try putPage(session, traces: traces, failures: outcome.failures)))
    }
    return results
  }

  func put(_ record: WorkRecord) throws(OutputFailure) {
    try put(record.json.encoded(onOneLine: false) + "\n", record.fileName, in: kept.work)
  }

  /// What is there of a session that was done before; nil where it has to be done again.
  func outcome(
    of source: SessionSource, at position: Int
  ) throws(OutputFailure) -> SessionOutcome? {
    guard var record = earlier.records[WorkFingerprint.text(source)],
      record.holds(archives: source.archives.map(\.path)), kept.holdsPages(of: record),
      let outcome = try? kept.outcome(of: record)
    else { return nil }
    if record.position != position {
      record.position = position
      try put(record)
    }
    return outcome
  }

  /// What an earlier run made of a session of which nothing can be read now: it stays, beside the reasons.
  ///
  /// - Returns: nil where there is none.
  func earlierOutcome(
    of source: SessionSource, at position: Int, failures: [InputFailure]
  ) throws(OutputFailure) -> SessionOutcome? {
    guard var record = earlier.records[WorkFingerprint.text(source)], !record.results.isEmpty else {
      return nil
    }
    record.position = position
    record.failures = failures
    guard let outcome = try? kept.outcome(of: record) else { return nil }
    try put(record)
    return outcome
  }

  /// Removes what is there of a session, but for files that are not what was written.
  ///
  /// - Parameter others: Names that other sessions have now.
  func remove(_ record: WorkRecord, except others: Set<SessionFileName> = []) {
    for files in record.results where !others.contains(files.name) {
      for file in kept.files(of: files) { file.folder.remove(file.name) }
    }
    kept.work.remove(record.fileName)
  }

  /// At the end, when nothing is in the making any more.
  package func removeUnfinished() { kept.root.remove(folder: KeptWork.unfinished) }
}

extension SessionDocument {
  var fileName: SessionFileName { SessionFileName(result.id) }
}
