import ArgumentParser
import HiplineAnalysis
import HiplineCore

/// How a run ended, for the shell: each number says one thing.
enum ExitStatus: Int32, Error {
  /// Analysed, with a finding at or above `--fail-on`.
  case finding = 1
  /// At least one input could not be read or analysed; the others were.
  case unreadable = 2
  /// Results could not be written, or not all of them.
  case unwritten = 3
  /// The command line, or a profile that it names, is wrong: nothing was looked at.
  case usage = 64
  /// A fault of Hipline itself.
  case fault = 70

  /// All of them, as `--help` says it.
  static let explanation = """
    0 analysed; 1 analysed, with a finding at or above --fail-on; 2 at least one input could not be read or analysed (the \
    others were); 3 results could not be written, or not all of them; 64 the command line, or a profile that it names, is wrong \
    (nothing was looked at); 70 a fault of Hipline itself.
    """
}

/// What the shell is told of a run over many inputs.
struct RunStatus {
  private var worst: Finding.Severity?

  /// Takes note of what was found.
  mutating func add(_ sessions: [SessionResult]) { add(sessions.flatMap(\.findings)) }

  mutating func add(_ findings: [Finding]) {
    let severities = findings.map(\.severity)
    worst = (severities + [worst].compactMap { $0 }).max()
  }

  /// - Throws: The status, unless everything went well.
  func check(_ failures: [InputFailure], failOn: FailOn) throws(ExitStatus) {
    if !failures.isEmpty { throw .unreadable }
    guard let severity = failOn.severity, let worst, worst >= severity else { return }
    throw .finding
  }
}

/// The finding from which on a run does not count as clean.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case none
  case warning
  case error

  var severity: Finding.Severity? {
    switch self {
    case .none: nil
    case .warning: .warning
    case .error: .error
    }
  }
}
