public import HiplineAnalysis
public import HiplineCore
public import HiplineReport

/// What came of one session of a run, as it is written.
public struct SessionOutcome: Sendable {
  /// One, or none where nothing of the session could be analysed; several where files that were taken for one session by
  /// their names turned out not to be.
  public var sessions: [SessionDocument]
  /// The files that could not be used; the others were.
  public var failures: [InputFailure]

  public var results: [SessionResult] { sessions.map(\.result) }
}
