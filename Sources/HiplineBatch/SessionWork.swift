import HiplineAnalysis
import HiplineCore
import HiplineReport

/// What is done with each session of a run.
package struct SessionWork: Sendable {
  /// Where results are kept; nil to keep none.
  var folder: OutputFolder?
  /// The names of all sessions of the run.
  var names: Set<String> = []
  /// Whether what the folder has of unchanged sessions is taken.
  var resumes: Bool
  /// What is done with recordings of hours and days.
  package var longRecordings = LongRecordingRules()

  package init(keepingIn folder: OutputFolder? = nil, resumes: Bool = false) {
    self.folder = folder
    self.resumes = resumes
  }

  func outcome(
    of source: SessionSource, at position: Int
  ) throws(OutputFailure) -> SessionOutcome {
    guard let folder else {
      return SessionOutcome(SessionRunner.run(source, log: InputLog(), rules: longRecordings))
        .of(source)
    }
    if resumes, let known = try folder.outcome(of: source, at: position) { return known }
    let log = InputLog()
    let found = SessionRunner.run(source, log: log, traced: true, rules: longRecordings)
    let outcome = SessionOutcome(found).of(source)
    if outcome.sessions.isEmpty,
      let earlier = try folder.earlierOutcome(of: source, at: position, failures: outcome.failures)
    {
      return earlier
    }
    return try folder.keep(
      outcome, traces: found.traces, bases: source.names, others: names,
      as: WorkRecord(
        source, at: position, inputs: log.inputs, began: found.results.first?.beganByClock,
        failures: outcome.failures))
  }
}

extension SessionResult {
  /// When it began, unless a name alone says it.
  fileprivate var beganByClock: String? { startedAtProvenance == .name ? nil : startedAt }
}

extension SessionOutcome {
  fileprivate init(_ outcome: SessionRunner.Outcome) {
    self.init(sessions: outcome.results.map(SessionDocument.init), failures: outcome.failures)
  }

  /// With failures that name the session, and what a study notes of it.
  fileprivate func of(_ source: SessionSource) -> SessionOutcome {
    var copy = self
    copy.failures = failures.map { $0.of(source.id) }
    copy.study = source.study
    return copy
  }
}
