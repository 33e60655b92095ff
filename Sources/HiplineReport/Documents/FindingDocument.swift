public import HiplineCore

/// Findings and failures as JSON.
public enum FindingDocument {
  public static func json(_ finding: Finding) -> JSONValue {
    .object([
      "code": .text(finding.code.rawValue),
      "severity": .text(finding.severity.rawValue),
      "message": .text(finding.message),
      "hint": .text(finding.hint),
      "start_s": JSONValue(finding.seconds?.lowerBound),
      "end_s": JSONValue(finding.seconds?.upperBound),
    ])
  }

  public static func json(_ failure: InputFailure) -> JSONValue {
    .object([
      "path": .text(failure.path),
      "code": .text(failure.code.rawValue),
      "message": .text(failure.message),
      "hint": .text(failure.hint),
      "line": JSONValue(failure.line),
      "column": JSONValue(failure.column),
    ])
  }
}
