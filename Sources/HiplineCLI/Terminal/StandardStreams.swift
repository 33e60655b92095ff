import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineReport

/// stdout carries the result and nothing else; everything said about it goes to stderr.
enum StandardStreams {
  /// - Throws: The exit status for a failure, where the stream takes no more, as on a full disk.
  static func writeResult(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      say("error: the result cannot be written: \(error.localizedDescription)")
      throw ExitStatus.failure
    }
  }

  /// One line: file names may hold line ends and codes that would steer a terminal.
  ///
  /// On a terminal a leading `error:` or `warning:` has its colour.
  static func say(_ text: String) {
    let text = text.printable
    for (word, colour) in [("error:", TextStyle.Colour.red), ("warning:", .yellow)]
    where text.hasPrefix(word) {
      return sayRaw(
        TerminalStyle.errors.paint(word, colour) + text.dropFirst(word.count) + "\n")
    }
    sayRaw(text + "\n")
  }

  /// Text as it is, with codes for the terminal.
  static func sayRaw(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  static func say(_ failure: InputFailure) { say("error: \(failure)") }

  /// Failures, then findings from warnings on, one line each, with what to do.
  ///
  /// - Parameter isQuiet: Whether findings are left out.
  static func say(_ failures: [InputFailure], _ sessions: [SessionResult], isQuiet: Bool) {
    for failure in failures { say(failure) }
    for session in sessions { say(session.findings, of: session.id, isQuiet: isQuiet) }
  }

  /// The findings of a session from warnings on, one line each, with what to do.
  ///
  /// - Parameter isQuiet: Whether they are left out.
  static func say(_ findings: [Finding], of session: String, isQuiet: Bool) {
    for finding in isQuiet ? [] : findings where finding.severity >= .warning {
      say("\(finding.severity.rawValue): \(session): \(finding.text)")
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
