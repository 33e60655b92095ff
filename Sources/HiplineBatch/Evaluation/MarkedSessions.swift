import Foundation
package import HiplineAnalysis
package import HiplineCore
import HiplineIO
import HiplineReport

/// Reads what is true of sessions from the files that hold it.
package enum MarkedSessions {
  /// What is true: a `truth.json`, a table of marks, or a folder that is searched for both.
  ///
  /// A table has a header with `start_s,end_s` in seconds, or `start,end` in samples counted from 1; `session` names the
  /// session, else the file's folder does.
  ///
  /// - Parameter rateHertz: What the samples of a table count, in hertz.
  /// - Throws: `unreadable`, `not-a-result`, `malformed-row`, `unknown-columns`, and `no-time-base` for samples without a rate.
  package static func truth(
    at path: String, rateHertz: Double?
  ) throws(InputFailure) -> [MarkedSession] {
    var seen: Set<String> = []
    guard disk.kind(at: path) != .folder else {
      return try truth(in: path, depth: 0, &seen)
    }
    if path.hasSuffix(".csv") {
      return try MarkTable(path: path, rateHertz: rateHertz).sessions(
        of: FileBytes.table(at: path, in: disk))
    }
    return [try session(at: path)]
  }

  private static let disk = Folders()

  /// What is true of the sessions in a folder; each folder is searched once, wherever links lead to it.
  private static func truth(
    in folder: String, depth: Int, _ seen: inout Set<String>
  ) throws(InputFailure) -> [MarkedSession] {
    guard seen.insert(disk.identity(of: folder)).inserted else { return [] }
    guard depth <= Folders.deepest else { throw Folders.tooDeep(folder) }
    guard let names = disk.names(in: folder) else {
      throw InputFailure(
        .unreadable, path: folder, "the folder cannot be listed", hint: "check its permissions")
    }
    var sessions: [MarkedSession] = []
    for name in names where !name.hasPrefix(".") {
      let inner = FileName.path(of: name, in: folder)
      switch disk.kind(at: inner) {
      case .folder: sessions += try truth(in: inner, depth: depth + 1, &seen)
      case .file, nil: if name == "truth.json" { sessions.append(try session(at: inner)) }
      }
    }
    return sessions
  }

  private static let hint = "give a truth.json of `hipline simulate`, or a table of marks"

  private static func session(at path: String) throws(InputFailure) -> MarkedSession {
    guard let document = JSONValue(try FileBytes.table(at: path, in: disk)) else {
      throw JSONFields.failure(path, "the file", "JSON", hint: Self.hint)
    }
    var session = try MarksReading.session(JSONFields(document, path: path, hint: Self.hint))
    if session.id.isEmpty { session.id = folderName(of: path) }
    return session
  }

  static func folderName(of path: String) -> String {
    let parts = URL(filePath: path).standardizedFileURL.pathComponents
    return parts.dropLast().last ?? "session"
  }
}
