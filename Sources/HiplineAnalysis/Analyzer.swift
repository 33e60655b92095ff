public import HiplineCore

/// From the recordings of a session to scored repetitions.
///
///     recordings ─► PreparedSession   one sample rate, sensor checks, what each sensor can resolve
///                ─► MovingSession     the motion of each segment, the one that moves, its sets, which exercise
///                ─► MeasuredSession   joints, every metric of every repetition
///                ─► ScoredSession     states, scores, cues, summary: the result, and the traces that a report draws
public struct Analyzer: Sendable {
  /// An analyser; it holds nothing, and may be used from several tasks at once.
  public init() {}

  /// - Throws: `InputFailure` where no recording can be analysed at all. What is only doubtful is a finding.
  public func analyze(_ input: SessionInput) throws(InputFailure) -> SessionResult {
    try scored(input).result
  }

  /// The same result with the traces that a report draws, which take time of their own.
  ///
  /// - Throws: As ``analyze(_:)``.
  package func analyzeWithTraces(
    _ input: SessionInput
  ) throws(InputFailure) -> (result: SessionResult, traces: SessionTraces) {
    let session = try scored(input)
    return (session.result, session.traces)
  }

  /// How the sensors were turned, in one frame.
  ///
  /// - Throws: As ``analyze(_:)``, and where nothing tells a heading.
  package func orientations(_ input: SessionInput) throws(InputFailure) -> SessionOrientations {
    try SessionOrientations(MovingSession(PreparedSession(input)))
  }

  private func scored(_ input: SessionInput) throws(InputFailure) -> ScoredSession {
    let prepared = try PreparedSession(input)
    let moving = MovingSession(prepared)
    let measured = MeasuredSession(moving)
    return ScoredSession(measured)
  }
}
