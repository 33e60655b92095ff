import HiplineReport

/// What is done with each session of a run.
package struct SessionWork: Sendable {
  /// Where results are kept; nil to keep none.
  var folder: OutputFolder?
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
    }
    if resumes, let known = try folder.outcome(of: source, at: position) { return known }
    let log = InputLog()
    let found = SessionRunner.run(source, log: log, traced: true, rules: longRecordings)
    let outcome = SessionOutcome(found)
    if let refusal = folder.earlier.refusal(of: source, inputs: log.inputs) {
      return SessionOutcome(sessions: [], failures: outcome.failures + [refusal])
    }
    if outcome.sessions.isEmpty,
      let earlier = try folder.earlierOutcome(of: source, at: position, failures: outcome.failures)
    {
      return earlier
    }
    try folder.keep(
      outcome, traces: found.traces, of: source, at: position, inputs: log.inputs)
    return outcome
  }
}

extension SessionOutcome {
  fileprivate init(_ outcome: SessionRunner.Outcome) {
    self.init(sessions: outcome.results.map(SessionDocument.init), failures: outcome.failures)
  }
}
