/// What is done with each session of a run.
public struct SessionWork: Sendable {
  /// Where results are kept; nil to keep none.
  public var folder: OutputFolder?
  /// Whether what the folder has of unchanged sessions is taken.
  public var resumes: Bool
  /// What is done with recordings of hours and days.
  public var longRecordings = LongRecordingRules()

  public init(keepingIn folder: OutputFolder? = nil, resumes: Bool = false) {
    self.folder = folder
    self.resumes = resumes
  }

  func outcome(
    of source: SessionSource, at position: Int
  ) throws(OutputFailure) -> SessionRunner.Outcome {
    guard let folder else {
      return SessionRunner.run(source, log: InputLog(), rules: longRecordings)
    }
    if resumes, let known = try folder.kept(source, at: position) { return known }
    let log = InputLog()
    var outcome = SessionRunner.run(
      source, log: log, traced: true, rules: longRecordings)
    try folder.keep(outcome, of: source, at: position, inputs: log.inputs)
    // They are in files now, and a batch may be long.
    outcome.traces = []
    return outcome
  }
}
