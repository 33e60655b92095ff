package import HiplineCore

/// One `session` object, or one `failure` object, a line.
package struct JSONLinesFormat: ReportFormat {
  package let name = "jsonl"

  package init() {}

  package func begin() -> String { "" }

  package func session(_ session: SessionDocument) -> String {
    line("session", session.json)
  }

  package func end(failures: [InputFailure]) -> String {
    failures.map { line("failure", FindingDocument.json($0)) }.joined()
  }

  private func line(_ kind: String, _ value: JSONValue) -> String {
    JSONValue.object([kind: value]).encoded(onOneLine: true) + "\n"
  }
}
