import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineReport

/// stdout carries the result and nothing else; everything said about it goes to stderr.
enum StandardStreams {
  static func writeResult(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Failures, then findings from warnings on, one line each, with what to do.
  static func say(_ content: ReportContent) {
    for failure in content.failures { say("error: \(failure)") }
    for session in content.sessions {
      for finding in session.findings where finding.severity >= .warning {
        say("\(finding.severity.rawValue): \(session.id): \(finding.text)")
      }
    }
  }
}

extension Finding {
  /// The message, its place and the hint, on one line.
  var text: String {
    let place = seconds.map {
      " at \($0.lowerBound.text(decimals: 1))–\($0.upperBound.text(decimals: 1)) s"
    }
    return "\(message)\(place ?? "") (\(hint))"
  }
}
