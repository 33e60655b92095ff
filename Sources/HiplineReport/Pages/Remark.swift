import HiplineAnalysis
import HiplineCore

/// A finding or a failure: how bad, where, what, and what to do about it.
struct Remark {
  private let severity: String
  private let sign: String
  private let message: String
  private let hint: String
  private let place: String?
  private let code: String

  init(_ finding: Finding) {
    severity = finding.severity.rawValue
    sign = Self.sign(finding.severity)
    message = finding.message
    hint = finding.hint
    place = finding.seconds.map {
      "\($0.lowerBound.text(decimals: 1))–\($0.upperBound.text(decimals: 1)) s"
    }
    code = finding.code.rawValue
  }

  init(_ failure: InputFailure) {
    severity = Finding.Severity.error.rawValue
    sign = Self.sign(.error)
    message = failure.message
    hint = failure.hint
    var place = failure.path.printable
    if let line = failure.line { place += ", line \(line)" }
    if failure.line != nil, let column = failure.column { place += ", column \(column)" }
    self.place = place
    code = failure.code.rawValue
  }

  private static func sign(_ severity: Finding.Severity) -> String {
    switch severity {
    case .info: "i"
    case .warning: "!"
    case .error: "×"
    }
  }

  var element: Element {
    Element(.li, ["class": "remark \(severity)"]) {
      Element(.span, ["class": "sign", "aria-hidden": "true"], text: sign)
      Element(.div) {
        Element(.p) {
          Element(.strong, text: severity)
          if let place {
            " "
            Element(.span, ["class": "place"], text: place)
          }
          ": \(message)."
        }
        Element(.p, ["class": "hint"]) {
          "To do: \(hint). "
          Element(.code, text: code)
        }
      }
    }
  }
}
