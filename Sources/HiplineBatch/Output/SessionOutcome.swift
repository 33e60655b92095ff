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
  /// What a study notes of the session.
  var study: [StudyValue] = []
  /// Where a folder of results has it; nil where nothing is kept.
  var kept: Kept?

  /// What is remembered of it in a folder of results.
  struct Kept: Sendable {
    /// Of its record.
    var key: String
    /// The keys of those that it takes the place of.
    var replaced: Set<String>
    /// Whether other recordings have its name, so that a number stands behind it.
    var isRenamed: Bool
  }

  init(sessions: [SessionDocument], failures: [InputFailure]) {
    self.sessions = sessions
    self.failures = failures
  }

  package var results: [SessionResult] { sessions.map(\.result) }
}
