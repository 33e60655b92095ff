public import HiplineAnalysis
public import HiplineCore

/// Everything that one run has to say.
public struct ReportContent: Sendable {
  /// The sessions, in the order in which they are rendered.
  public var sessions: [SessionResult]
  /// What could not be analysed.
  public var failures: [InputFailure]

  /// A report of its parts.
  public init(sessions: [SessionResult], failures: [InputFailure]) {
    self.sessions = sessions
    self.failures = failures
  }
}
