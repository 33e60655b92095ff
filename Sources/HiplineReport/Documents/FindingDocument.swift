package import HiplineCore

/// Findings and failures as JSON, and from it.
package enum FindingDocument {
  static func json(_ finding: Finding) -> JSONValue {
    .object([
      "code": .text(finding.code.rawValue),
      "severity": .text(finding.severity.rawValue),
      "message": .text(finding.message),
      "hint": .text(finding.hint),
      "start_s": JSONValue(finding.seconds?.lowerBound),
      "end_s": JSONValue(finding.seconds?.upperBound),
    ])
  }

  package static func json(_ failure: InputFailure) -> JSONValue {
    .object([
      "session": JSONValue(failure.session),
      "path": .text(failure.path),
      "code": .text(failure.code.rawValue),
      "message": .text(failure.message),
      "hint": .text(failure.hint),
      "line": JSONValue(failure.line),
      "column": JSONValue(failure.column),
    ])
  }

  static func finding(_ fields: JSONFields) throws(InputFailure) -> Finding {
    let severity: Finding.Severity? = try fields.optionalWord("severity")
    let hint = try fields.text("hint")
    guard !hint.isEmpty else { throw fields.failure("hint", "a text that is not empty") }
    let start = try fields.optionalNumber("start_s")
    let end = try fields.optionalNumber("end_s")
    var seconds: Range<Double>?
    if let start, let end {
      guard start <= end else { throw fields.failure("end_s", "after `start_s`") }
      seconds = start..<end
    }
    return Finding(
      FindingCode(rawValue: try fields.text("code")),
      try fields.required(severity, "severity", "a severity"), try fields.text("message"),
      hint: hint, seconds: seconds)
  }

  package static func failure(_ fields: JSONFields) throws(InputFailure) -> InputFailure {
    var failure = InputFailure(
      InputFailure.Code(rawValue: try fields.text("code")), path: try fields.text("path"),
      try fields.text("message"), hint: try fields.text("hint"),
      line: try fields.optionalInteger("line"), column: try fields.optionalInteger("column"))
    failure.session = try fields.optionalText("session")
    return failure
  }
}
