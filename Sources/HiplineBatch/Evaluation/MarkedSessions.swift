import Foundation
package import HiplineAnalysis
package import HiplineCore
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
    guard isFolder(path) else {
      if path.hasSuffix(".csv") {
        return try MarkTable(path: path, rateHertz: rateHertz).sessions(of: [UInt8](try data(path)))
      }
      let bytes = try data(path)
      guard let document = JSONValue(bytes) else {
        throw JSONFields.failure(path, "the file", "JSON", hint: Self.hint)
      }
      var session = try MarksReading.session(JSONFields(document, path: path, hint: Self.hint))
      if session.id.isEmpty { session.id = folderName(of: path) }
      return [session]
    }
    var sessions: [MarkedSession] = []
    for name in try names(in: path) where !name.hasPrefix(".") {
      let inner = path + "/" + name
      if name == "truth.json" || isFolder(inner) {
        sessions += try truth(at: inner, rateHertz: rateHertz)
      }
    }
    return sessions
  }

  private static let hint = "give a truth.json of `hipline simulate`, or a table of marks"

  static func folderName(of path: String) -> String {
    let parts = URL(filePath: path).standardizedFileURL.pathComponents
    return parts.dropLast().last ?? "session"
  }

  private static func data(_ path: String) throws(InputFailure) -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputFailure(
        .unreadable, path: path, "the file cannot be read", hint: "check the path and permissions")
    }
    return data
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func names(in folder: String) throws(InputFailure) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputFailure(
        .unreadable, path: folder, "the folder cannot be listed", hint: "check its permissions")
    }
    return names.sorted()
  }
}
