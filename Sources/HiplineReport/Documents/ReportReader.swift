package import HiplineCore

/// Reads results back from what `analyze` wrote of them.
///
/// What is read back is written again to the same bytes. Only what no JSON holds is lost: the wording of a profile's cues.
package enum ReportReader {
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
}
