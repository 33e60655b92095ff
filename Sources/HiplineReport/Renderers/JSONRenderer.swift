/// One JSON document for the whole run.
enum JSONRenderer {
  static func render(_ content: ReportContent) -> String {
    let document = JSONValue.object([
      "schema": .text(ToolIdentity.reportSchema),
      "tool": ToolIdentity.json,
      "sessions": .array(content.sessions.map(SessionDocument.json)),
      "failures": .array(content.failures.map(FindingDocument.json)),
    ])
    return document.encoded(onOneLine: false) + "\n"
  }
}
