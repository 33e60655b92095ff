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
///     people/NAME.html   the page of a person with sessions over days
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

  /// The folder with what it remembers by now.
  func reopened() throws(OutputFailure) -> OutputFolder { try OutputFolder(kept.root) }

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

  /// Keeps what came of a session beside those of other recordings.
  ///
  /// - Parameters:
  ///   - bases: The names by which it was found, that of the whole session first.
  ///   - others: The names of all sessions of the run.
  ///   - record: Of it, without results.
  /// - Returns: The outcome under the names that it has in the folder.
  func keep(
    _ outcome: SessionOutcome, traces: [SessionTraces?], bases: [String], others: Set<String>,
    as record: WorkRecord
  ) throws(OutputFailure) -> SessionOutcome {
    var (named, record) = (outcome, record)
    let replaced = outcome.sessions.isEmpty ? [] : earlier.replaced(by: record)
    let ending =
      outcome.sessions.isEmpty
      ? ""
      : earlier.ending(
        for: outcome.results.map(\.id), bases: bases, replaced: replaced, others: others)
    if !ending.isEmpty {
      named.sessions = outcome.sessions.map { $0.named($0.result.id.renamed(bases, ending)) }
      named.failures = outcome.failures.map { $0.of(bases[0] + ending) }
      record.failures = named.failures
    }
    let keys = Set(replaced.map(\.key))
    let isOfOther =
      earlier.records[record.key].map { !$0.results.isEmpty && !keys.contains($0.key) } ?? false
    record.setApart(
      as: bases[0] + ending, hasOwnKey: isOfOther && !outcome.sessions.isEmpty)
    record.results = try put(named, traces: traces)
    try put(record)
    named.kept = SessionOutcome.Kept(
      key: record.key, replaced: keys.subtracting([record.key]), isRenamed: !ending.isEmpty)
    return named
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
    let archives = source.archives.map(\.path)
    for var record in earlier.records(ofWork: WorkFingerprint.text(source)) {
      guard record.holds(archives: archives), kept.holdsPages(of: record),
        var outcome = try? kept.outcome(of: record)
      else { continue }
      if record.position != position {
        record.position = position
        try put(record)
      }
      let others = record.results.isEmpty ? [] : earlier.replaced(by: record).map(\.key)
      outcome.kept = SessionOutcome.Kept(
        key: record.key, replaced: Set(others).subtracting([record.key]),
        isRenamed: record.session != record.foundAs)
      return outcome
    }
    return nil
  }

  /// What an earlier run made of a session of which nothing can be read now: it stays, beside the reasons.
  ///
  /// - Returns: nil where there is none.
  func earlierOutcome(
    of source: SessionSource, at position: Int, failures: [InputFailure]
  ) throws(OutputFailure) -> SessionOutcome? {
    let known = earlier.records(ofWork: WorkFingerprint.text(source))
    guard var record = known.first(where: { !$0.results.isEmpty }) else { return nil }
    record.position = position
    record.failures = failures
    guard var outcome = try? kept.outcome(of: record) else { return nil }
    try put(record)
    outcome.kept = SessionOutcome.Kept(
      key: record.key, replaced: [], isRenamed: record.session != record.foundAs)
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
