package import HiplineCore

/// One JSON document for the whole run.
package struct JSONFormat: ReportFormat {
  package let name = "json"
  private var isFirst = true

  package init() {}

  package func begin() -> String {
    """
    {
      "schema" : \(JSONValue.text(ToolIdentity.reportSchema).encoded(onOneLine: true)),
      "tool" : \(indented(ToolIdentity.json, by: 2)),
      "sessions" : [
    """
  }

  package mutating func session(_ session: SessionDocument) -> String {
    defer { isFirst = false }
    return entry(session.json, isFirst: isFirst)
  }

  package func end(failures: [InputFailure]) -> String {
    let entries = failures.enumerated().map { index, failure in
      entry(FindingDocument.json(failure), isFirst: index == 0)
    }
    return "\n  ],\n  \"failures\" : [" + entries.joined() + "\n  ]\n}\n"
  }

  /// One entry of a list.
  private func entry(_ value: JSONValue, isFirst: Bool) -> String {
    (isFirst ? "" : ",") + "\n    " + indented(value, by: 4)
  }

  /// The lines after the first moved to the right; no text in JSON holds a line end.
  private func indented(_ value: JSONValue, by spaces: Int) -> String {
    value.encoded(onOneLine: false).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n" + String(repeating: " ", count: spaces))
  }
}
