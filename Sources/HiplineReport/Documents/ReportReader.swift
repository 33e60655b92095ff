import Foundation
package import HiplineCore

/// Reads results back from what `analyze` wrote of them.
///
/// What is read back is written again to the same bytes. Only what no JSON holds is lost: the wording of a profile's cues.
package enum ReportReader {
  /// The results at a path: a folder made with `--out`, a report in JSON or JSON lines, or one session's JSON.
  ///
  /// - Returns: The sessions of a folder in the order of their names; its failures are in its tables only.
  /// - Throws: `unreadable`; `not-a-result` with the place in the document.
  package static func read(path: String) throws(InputFailure) -> ReportContent {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputFailure(
        .unreadable, path: path, "there is no such file or folder", hint: "check the path")
    }
    guard isFolder.boolValue else { return try content(of: bytes(path), path: path) }
    let folder = path + (path.hasSuffix("/") ? "" : "/") + "sessions"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputFailure(
        .notAResult, path: path, "the folder holds no `sessions`",
        hint: "give a folder made by `hipline analyze --out`")
    }
    var content = ReportContent(sessions: [], failures: [])
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
      let file = folder + "/" + name
      content.sessions += try self.content(of: bytes(file), path: file).sessions
    }
    return content
  }

  /// The results in the bytes of a file.
  ///
  /// - Parameter path: The name of the file, for failures.
  /// - Throws: `not-a-result`.
  package static func content(
    of bytes: [UInt8], path: String
  ) throws(InputFailure) -> ReportContent {
    if let document = JSONValue(bytes) {
      return try content(of: JSONFields(document, path: path))
    }
    var content = ReportContent(sessions: [], failures: [])
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let document = JSONValue(line) else {
        var failure = JSONFields.failure(
          path, "the file", "JSON nested at most \(JSONText.deepestNesting) levels deep")
        failure.line = index + 1
        throw failure
      }
      let part = try self.content(of: JSONFields(document, path: path))
      content.sessions += part.sessions
      content.failures += part.failures
    }
    return content
  }

  /// A report, one line of JSON lines, or one session.
  private static func content(of fields: JSONFields) throws(InputFailure) -> ReportContent {
    if fields.value("schema") != nil || fields.value("sessions") != nil {
      let schema = try fields.text("schema")
      guard schema == ToolIdentity.reportSchema else {
        throw fields.failure("schema", "`\(ToolIdentity.reportSchema)`")
      }
      return ReportContent(
        sessions: try fields.list("sessions", SessionReading.session),
        failures: try fields.list("failures", FindingDocument.failure))
    }
    if let session = try fields.optionalFields("session") {
      return ReportContent(sessions: [try SessionReading.session(session)], failures: [])
    }
    if let failure = try fields.optionalFields("failure") {
      return ReportContent(sessions: [], failures: [try FindingDocument.failure(failure)])
    }
    return ReportContent(sessions: [try SessionReading.session(fields)], failures: [])
  }

  private static func bytes(_ path: String) throws(InputFailure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputFailure(
        .unreadable, path: path, "the file cannot be read", hint: "check its permissions")
    }
    return [UInt8](data)
  }
}
