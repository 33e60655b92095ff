import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// stdout carries the result and nothing else; everything said about it goes to stderr.
///
/// The one door to both: whatever a text was put together from, the streams get no code that would steer a terminal but the
/// colours of a ``TextStyle``.
enum StandardStreams {
  /// Keeps the places of streams that are closed, before anything else is opened: the next file would have the place, and get what
  /// is meant for the stream.
  static func hold() { _ = closed }

  /// The streams that were closed when the program began; the null device has their places.
  private static let closed = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].filter { descriptor in
    guard fcntl(descriptor, F_GETFD) < 0 else { return false }
    _ = open("/dev/null", O_RDWR)
    return true
  }

  /// - Throws: Where the stream takes no more, as on a full disk.
  static func writeResult(_ text: String) throws(ExitStatus) {
    if let reason = put(TerminalStyle.output.shown(text), on: STDOUT_FILENO) {
      say("error: the result cannot be written: \(reason)")
      throw .unwritten
    }
  }

  /// One line: file names may hold line ends.
  ///
  /// On a terminal a leading `error:` or `warning:` has its colour.
  static func say(_ text: String) {
    var text = text.printable
    for (word, colour) in [("error:", TextStyle.Colour.red), ("warning:", .yellow)]
    where text.hasPrefix(word) {
      text = TerminalStyle.errors.paint(word, colour) + text.dropFirst(word.count)
      break
    }
    sayLines(text)
  }

  /// Text of several lines.
  static func sayLines(_ text: String) {
    _ = put(TerminalStyle.errors.shown(text) + "\n", on: STDERR_FILENO)
  }

  /// A line that is not ended, in the place of what is on the terminal's line.
  static func sayInPlace(_ text: String) {
    _ = put("\r\u{1B}[K" + TerminalStyle.errors.shown(text), on: STDERR_FILENO)
  }

  /// The session is named where the path does not name it already.
  static func say(_ failure: InputFailure) {
    // A session in a folder is called by both: `monday-thigh` is `monday/thigh.csv`.
    let words = "-\(failure.path.replacing("/", with: "-"))-"
    let session = failure.session.flatMap { session in
      ["-", "."].contains { words.contains("-\(session)\($0)") } ? nil : session + ": "
    }
    say("error: \(session ?? "")\(failure)")
  }

  static func say(_ failure: OutputFailure) {
    say("error: \(failure)")
  }

  /// Failures, then findings, one line each, with what to do.
  ///
  /// - Parameters:
  ///   - least: The severity from which on findings are said.
  ///   - isQuiet: Whether findings are left out.
  static func say(
    _ failures: [InputFailure], _ sessions: [SessionResult], from least: Finding.Severity,
    isQuiet: Bool
  ) {
    for failure in failures { say(failure) }
    for session in sessions {
      say(session.findings.filter { $0.severity >= least }, of: session.id, isQuiet: isQuiet)
    }
  }

  /// The findings of a session from warnings on, one line each, with what to do.
  ///
  /// - Parameter isQuiet: Whether they are left out.
  static func say(_ findings: [Finding], of session: String, isQuiet: Bool) {
    for finding in isQuiet ? [] : findings where finding.severity >= .warning {
      say("\(finding.severity.rawValue): \(session): \(finding.text)")
    }
  }

  /// - Returns: The system's reason where the stream did not take all of it.
  private static func put(_ text: String, on descriptor: Int32) -> String? {
    if closed.contains(descriptor) { return "the stream is closed" }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        // A terminal or a pipe that another program has set not to wait.
        var stream = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&stream, 1, -1)
      } else if errno != EINTR {
        return String(cString: strerror(errno))
      }
    }
    return nil
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
