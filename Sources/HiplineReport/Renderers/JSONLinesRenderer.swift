/// One `session` object, or one `failure` object, a line.
enum JSONLinesRenderer {
  static func render(_ content: ReportContent) -> String {
    let sessions = content.sessions.map {
      JSONValue.object(["session": SessionDocument.json($0)])
    }
    let failures = content.failures.map {
      JSONValue.object(["failure": FindingDocument.json($0)])
    }
    return (sessions + failures).map { $0.encoded(onOneLine: true) + "\n" }.joined()
  }
}
