package import HiplineCore
import HiplineIO
package import HiplineReport

/// Results as they were written, from where the user says they are.
package enum WrittenResults {
  /// The results at a path: a folder made with `--out`, a report in JSON or JSON lines, or one session's JSON.
  ///
  /// - Returns: The sessions of a folder in the order of their names; its failures are in its tables only.
  /// - Throws: `unreadable`; `not-a-result` with the place in the document.
  package static func read(path: String) throws(InputFailure) -> ReportContent {
    guard Folders().kind(at: path) == .folder else {
      let bytes = try FileBytes.read(path: path, limit: OpenFolder.mostBytes)
      return try ReportReader.content(of: bytes, path: path)
    }
    guard let root = try? OpenFolder(path: path, isMade: false),
      let folder = try? OpenFolder("sessions", in: root, isMade: false)
    else {
      throw InputFailure(
        .notAResult, path: path, "the folder holds no `sessions`",
        hint: "give a folder made by `hipline analyze --out`")
    }
    var content = ReportContent(sessions: [], failures: [])
    for name in folder.names where name.text.hasSuffix(".json") && !name.text.hasPrefix(".") {
      let file = folder.path(of: name)
      guard let bytes = folder.bytes(name) else {
        throw InputFailure(
          .notAResult, path: file, "it is no ordinary file that can be read",
          hint: "take it out of the folder, or check its permissions")
      }
      content.sessions += try ReportReader.content(of: bytes, path: file).sessions
    }
    return content
  }
}
