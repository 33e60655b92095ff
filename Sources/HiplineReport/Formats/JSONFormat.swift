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
      "tool" : \(ToolIdentity.json.encoded(onOneLine: false, level: 1)),
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
    (isFirst ? "" : ",") + "\n    " + value.encoded(onOneLine: false, level: 2)
  }
}
