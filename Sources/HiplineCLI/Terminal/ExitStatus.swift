import ArgumentParser
import HiplineAnalysis
import HiplineCore
import HiplineReport

/// How a run ended, for the shell.
enum ExitStatus {
  /// Analysed, with a finding at or above `--fail-on`.
  static let finding = ExitCode(1)
  /// At least one input could not be analysed.
  static let failure = ExitCode(2)

  /// - Throws: The status, unless everything went well.
  static func check(_ content: ReportContent, failOn: FailOn) throws {
    if !content.failures.isEmpty { throw failure }
    guard let severity = failOn.severity else { return }
    let worst = content.sessions.flatMap(\.findings).map(\.severity).max()
    if let worst, worst >= severity { throw finding }
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
