public import HiplineCore

/// One `session` object, or one `failure` object, a line.
public struct JSONLinesFormat: ReportFormat {
  public let name = "jsonl"

  public init() {}

  public func begin() -> String { "" }

  public func session(_ session: SessionDocument) -> String {
    line("session", session.json)
  }

  public func end(failures: [InputFailure]) -> String {
    failures.map { line("failure", FindingDocument.json($0)) }.joined()
  }

  private func line(_ kind: String, _ value: JSONValue) -> String {
    JSONValue.object([kind: value]).encoded(onOneLine: true) + "\n"
  }
}
