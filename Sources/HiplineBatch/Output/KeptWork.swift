import HiplineAnalysis
import HiplineCore
import HiplineReport

/// The sessions that a folder of results holds, and what it remembers of each.
struct KeptWork: Sendable {
  let root: OpenFolder
  let sessions: OpenFolder
  let traces: OpenFolder
  let reports: OpenFolder
  let work: OpenFolder

  static let unfinished: PlainName = ".unfinished"

  /// - Parameter isMade: Whether the folders are made where they are not there.
  init(_ root: OpenFolder, isMade: Bool) throws(OutputFailure) {
    self.root = root
    sessions = try OpenFolder("sessions", in: root, isMade: isMade)
    traces = try OpenFolder("traces", in: root, isMade: isMade)
    reports = try OpenFolder("reports", in: root, isMade: isMade)
    work = try OpenFolder("work", in: root, isMade: isMade)
  }

  /// A folder that is read and not written to.
  init(reading path: String) throws(InputFailure) {
    do throws(OutputFailure) {
      try self.init(OpenFolder(path: path, isMade: false), isMade: false)
    } catch {
      throw InputFailure(
        .notAResult, path: error.path, "the folder cannot be read: \(error.reason)",
        hint: "give a folder made by `hipline analyze --out`")
    }
  }

  /// What is remembered, in the order of positions.
  ///
  /// - Throws: `not-a-result` with the place of a damaged record.
  func records() throws(InputFailure) -> [WorkRecord] {
    var records: [WorkRecord] = []
    for name in work.names { records.append(try WorkRecord(name, in: work)) }
    return records.sorted { ($0.position, $0.key) < ($1.position, $1.key) }
  }

  /// The same without what is damaged, which is done again.
  var readableRecords: [WorkRecord] {
    work.names.compactMap { try? WorkRecord($0, in: work) }
      .sorted { ($0.position, $0.key) < ($1.position, $1.key) }
  }

  /// What came of a session.
  ///
  /// - Throws: `not-a-result` for a file that is missing or is not what was written.
  func outcome(of record: WorkRecord) throws(InputFailure) -> SessionOutcome {
    var outcome = SessionOutcome(sessions: [], failures: record.failures)
    outcome.study = record.study
    for files in record.results {
      let name = files.name.file(".json")
      let path = sessions.path(of: name)
      guard let bytes = sessions.bytes(name), ResultFiles.hash(bytes) == files.session,
        let session = try ReportReader.content(of: bytes, path: path).sessions.first
      else {
        throw InputFailure(
          .notAResult, path: path, "the file is missing, or is not what was written",
          hint: "analyze its recording again with --resume, or take it out with `hipline remove`")
      }
      outcome.sessions.append(SessionDocument(session))
    }
    return outcome
  }

  /// The traces of a session; nil where there are none, or damaged ones.
  func traces(of session: SessionDocument) -> SessionTraces? {
    traces.bytes(session.fileName.file(".json")).flatMap { TracesDocument($0) }?.traces
  }

  /// Whether traces and pages of sessions are what was written.
  func holdsPages(of record: WorkRecord) -> Bool {
    record.results.allSatisfy { files in
      traces.hash(files.name.file(".json")) == files.traces
        && reports.hash(files.name.file(".html")) == files.page
    }
  }

  /// The files of a session that are what was written.
  func files(of files: ResultFiles) -> [(folder: OpenFolder, name: PlainName)] {
    [
      (sessions, files.name.file(".json"), files.session),
      (traces, files.name.file(".json"), files.traces),
      (reports, files.name.file(".html"), files.page),
    ].filter { $0.0.hash($0.1) == $0.2 }.map { ($0.0, $0.1) }
  }
}
