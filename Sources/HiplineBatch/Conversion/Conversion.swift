public import HiplineCore

/// Recordings of any format in one that others read too.
///
/// A session is written as it is read: recordings of hours and days stretch by stretch, twice or three times over the file, so that
/// in memory are a session or a stretch for each job.
public struct Conversion: Sendable {
  public enum Target: String, Sendable, CaseIterable {
    /// A Motion-BIDS tree (`MotionTree`).
    case bids
    /// A folder for each session with tidy CSV (`TidyFolder`).
    case csv
  }

  public var target: Target
  /// A new or an empty folder.
  public var path: String
  /// How many sessions are converted at a time; what is written does not depend on it.
  public var jobs: Int
  /// What is done with recordings of hours and days.
  public var longRecordings = LongRecordingRules()

  /// - Precondition: `jobs` is positive.
  public init(to target: Target, at path: String, jobs: Int = 1) {
    precondition(jobs > 0, "at least one job expected, got \(jobs)")
    self.target = target
    self.path = path
    self.jobs = jobs
  }

  /// What came of one session.
  public struct Outcome: Sendable {
    public var id: String
    public var recordings: Int
    /// The files that could not be read; the others were converted.
    public var failures: [InputFailure]
    /// What is doubtful about the conversion.
    public var findings: [Finding]
  }

  /// Converts sessions, several at a time.
  ///
  /// - Parameters:
  ///   - shard: The part of the sessions that is converted; nil for all.
  ///   - report: Is told of each source as it is done, in their order: one outcome, or several where files that were taken for one
  ///     session turned out not to be.
  /// - Throws: `OutputFailure` where the folder is not empty or takes no more; every file in it is whole.
  public func run(
    _ sources: [SessionSource], shard: Shard? = nil, report: ([Outcome]) throws -> Void
  ) async throws {
    let folder = try ConversionFolder(path: path)
    var tree = MotionTree(folder, sources: sources)
    let wanted = sources.filter { shard?.contains($0.id) ?? true }
    try await OrderedWork.run(wanted, jobs: jobs) { source in
      try converted(source, in: folder)
    } deliver: { _, sessions in
      for session in sessions {
        if let run = session.run { try tree.add(run) }
      }
      try report(sessions.map(\.outcome))
    }
    switch target {
    case .csv: folder.finish()
    case .bids: try tree.finish()
    }
  }

  private func converted(
    _ source: SessionSource, in folder: ConversionFolder
  ) throws(OutputFailure) -> [(outcome: Outcome, run: MotionRun?)] {
    var converted: [(outcome: Outcome, run: MotionRun?)] = []
    for session in SessionRunner.open(
      source, log: InputLog(), rules: longRecordings.wanting(allOf: source))
    {
      let layout = SessionLayout(session, aligning: target == .csv)
      let outcome = Outcome(
        id: session.source.id, recordings: layout.parts.count, failures: layout.failures,
        findings: layout.findings)
      var run: MotionRun?
      if !layout.parts.isEmpty {
        switch target {
        case .csv: try TidyFolder(folder).add(session, layout)
        case .bids:
          do throws(OutputFailure) {
            run = try MotionRun(session, layout, in: folder)
          } catch {
            // Its files have no names yet that would tell anybody something.
            throw OutputFailure(path: path, reason: error.reason)
          }
        }
      }
      converted.append((outcome, run))
    }
    return converted
  }
}
