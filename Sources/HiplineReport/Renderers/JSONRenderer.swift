import HiplineCore

/// One JSON document for the whole run, in pieces that are written as sessions end.
enum JSONRenderer {
  static var beginning: String {
    """
    {
      "schema" : \(JSONValue.text(ToolIdentity.reportSchema).encoded(onOneLine: true)),
      "tool" : \(indented(ToolIdentity.json, by: 2)),
      "sessions" : [
    """
  }

  /// One entry of a list.
  static func entry(_ value: JSONValue, isFirst: Bool) -> String {
    (isFirst ? "" : ",") + "\n    " + indented(value, by: 4)
  }

  static func ending(_ failures: [InputFailure]) -> String {
    let entries = failures.enumerated().map { index, failure in
      entry(FindingDocument.json(failure), isFirst: index == 0)
    }
    return "\n  ],\n  \"failures\" : [" + entries.joined() + "\n  ]\n}\n"
  }

  /// The lines after the first moved to the right; no text in JSON holds a line end.
  private static func indented(_ value: JSONValue, by spaces: Int) -> String {
    value.encoded(onOneLine: false).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n" + String(repeating: " ", count: spaces))
  }
}
