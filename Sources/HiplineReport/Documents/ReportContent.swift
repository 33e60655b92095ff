public import HiplineAnalysis
public import HiplineCore

/// Everything that one run has to say.
public struct ReportContent: Sendable {
  public var sessions: [SessionResult]
  public var failures: [InputFailure]

  public init(sessions: [SessionResult], failures: [InputFailure]) {
    self.sessions = sessions
    self.failures = failures
  }
}
