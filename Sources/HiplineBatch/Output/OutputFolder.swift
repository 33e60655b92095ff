import Crypto
import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport

/// The folder that a run leaves behind: sessions and what is remembered of them as soon as they are done, tables when all are.
///
///     sessions/ID.json   the result of each session
///     traces/ID.json     what its page draws, which the recordings are not needed for any more
///     reports/ID.html    its page
///     work/KEY.json      what each was made from (`WorkRecord`), which `--resume` and `hipline merge` go by
///     report.html        the page of all sessions, or of the only one
///     reps.csv …         the tables (`ResultTables`), the database and the run record
///
/// Every file is whole or not there (`UnfinishedFile`), and on the disk before anything that tells of it.
package struct OutputFolder: Sendable {
  let path: String
  /// Held as long as the folder is written to.
  private let lock: FolderLock

  /// Makes the folder where it is not there.
  ///
  /// - Throws: `OutputFailure` where nothing can be written there, or another run does.
  package init(path: String) throws(OutputFailure) {
    self.path = path
    try FileManager.default.makeFolder(path)
    lock = try FolderLock(path)
    // What a killed run did not finish is of no use.
    try? FileManager.default.removeItem(atPath: path + "/.unfinished")
    for folder in ["sessions", "traces", "reports", "work", ".unfinished"] {
      let place = path + "/" + folder
      // What is written here must not end up elsewhere.
      if (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) != nil {
        throw OutputFailure(path: place, reason: "it is a link to another folder")
      }
      try FileManager.default.makeFolder(place)
    }
  }

  /// Where files are until they are whole.
  var unfinished: String { path + "/.unfinished" }

  func put(_ text: String, _ name: String) throws(OutputFailure) {
    try UnfinishedFile.write(text, to: path + "/" + name, by: unfinished)
  }

  // MARK: - Sessions

  /// Keeps what came of a session.
  func keep(
    _ outcome: SessionOutcome, traces: [SessionTraces], of source: SessionSource, at position: Int,
    inputs: [InputLog.Input]
  ) throws(OutputFailure) {
    for session in outcome.sessions { try put(session) }
    try putPages(outcome, traces: traces)
    let record = WorkRecord(source, at: position, outcome: outcome, inputs: inputs)
    try put(record)
  }

  func put(_ session: SessionDocument) throws(OutputFailure) {
    try put(
      session.json.encoded(onOneLine: false) + "\n", "sessions/\(session.fileName).json")
  }

  func put(_ record: WorkRecord) throws(OutputFailure) {
    try put(record.json.encoded(onOneLine: false) + "\n", "work/\(record.key).json")
  }

  /// What is there of a session that was done before; nil where it has to be done again.
  func kept(
    _ source: SessionSource, at position: Int
  ) throws(OutputFailure) -> SessionOutcome? {
    let key = WorkFingerprint.text(source)
    guard var record = try? WorkRecord(path: path + "/work/\(key).json"), record.key == key,
      record.holds(archive: source.archive?.path), hasPages(record.sessions),
      let outcome = Self.outcome(of: record, in: path)
    else { return nil }
    if record.position != position {
      record.position = position
      try put(record)
    }
    return outcome
  }

  /// What came of a session; nil where a file of it is missing or damaged.
  static func outcome(of record: WorkRecord, in path: String) -> SessionOutcome? {
    var outcome = SessionOutcome(sessions: [], failures: record.failures)
    for name in record.sessions {
      let content = try? ReportReader.read(path: path + "/sessions/" + name)
      guard let session = content?.sessions.first else { return nil }
      outcome.sessions.append(SessionDocument(session))
    }
    return outcome
  }

  /// The files in which a folder remembers what it holds, in order.
  static func recordFiles(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/work")) ?? []
    return names.sorted().map { "\(path)/work/\($0)" }
  }

  /// Removes what earlier runs left of sessions that are not in this one.
  func removeOthers(keys: Set<String>, sessions: Set<String>) {
    for file in Self.recordFiles(in: path) {
      guard let record = try? WorkRecord(path: file), !keys.contains(record.key) else { continue }
      for name in record.sessions where !sessions.contains(name) {
        try? FileManager.default.removeItem(atPath: path + "/sessions/" + name)
        removePages(name)
      }
      try? FileManager.default.removeItem(atPath: file)
    }
    removeUnfinished()
  }

  /// Whether a name is one that a session's file in `sessions` has, and so leads nowhere else.
  static func isSessionFile(_ name: String) -> Bool {
    guard name.hasSuffix(".json") else { return false }
    let stem = String(name.dropLast(".json".count))
    return fileName(stem) == stem
  }

  /// At the end, when nothing is in the making any more.
  func removeUnfinished() { try? FileManager.default.removeItem(atPath: unfinished) }

  /// The name of a session's file: letters, digits, `.`, `_` and `-`; anything else becomes `_`, and the name then ends in a
  /// fingerprint, so that two sessions never share a file.
  static func fileName(_ id: String) -> String {
    let safe = id.unicodeScalars.map { scalar -> Character in
      let keeps =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "._-".unicodeScalars.contains(scalar)
      return keeps ? Character(scalar) : "_"
    }
    let name = String(safe)
    if name == id, !name.isEmpty, !name.hasPrefix(".") { return name }
    let fingerprint = SHA256.hash(data: Array(id.utf8)).prefix(4).hexadecimal
    return (name.hasPrefix(".") ? "_" : "") + name + "-" + fingerprint
  }
}
