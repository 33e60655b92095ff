package import HiplineAnalysis
package import HiplineCore
package import HiplineReport

/// What came of one session of a run, as it is written.
package struct SessionOutcome: Sendable {
  /// One, or none where nothing of the session could be analysed; several where files that were taken for one session by
  /// their names turned out not to be.
  package var sessions: [SessionDocument]
  /// The files that could not be used; the others were.
  package var failures: [InputFailure]

  package var results: [SessionResult] { sessions.map(\.result) }
}
