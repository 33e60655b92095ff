import ArgumentParser
import HiplineAnalysis
import HiplineCore

/// How a run ended, for the shell.
struct ExitStatus {
  /// Analysed, with a finding at or above `--fail-on`.
  static let finding = ExitCode(1)
  /// At least one input could not be analysed.
  static let failure = ExitCode(2)

  private var worst: Finding.Severity?

  /// Takes note of what was found.
  mutating func add(_ sessions: [SessionResult]) { add(sessions.flatMap(\.findings)) }

  mutating func add(_ findings: [Finding]) {
    let severities = findings.map(\.severity)
    worst = (severities + [worst].compactMap { $0 }).max()
  }

  /// - Throws: The status, unless everything went well.
  func check(_ failures: [InputFailure], failOn: FailOn) throws {
    if !failures.isEmpty { throw Self.failure }
    guard let severity = failOn.severity, let worst, worst >= severity else { return }
    throw Self.finding
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
