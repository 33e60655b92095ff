package import HiplineCore

/// Recordings of any format in one that others read too.
///
/// A session is written as it is read: recordings of hours and days stretch by stretch, twice or three times over the file, so that
/// in memory are a session or a stretch for each job.
package struct Conversion: Sendable {
  var target: any ConversionTarget.Type
  /// A new or an empty folder.
  var path: String
  /// How many sessions are converted at a time; what is written does not depend on it.
  var jobs: Int
  /// What is done with recordings of hours and days.
  var longRecordings = LongRecordingRules()

  /// - Precondition: `jobs` is positive.
  package init(to target: any ConversionTarget.Type, at path: String, jobs: Int = 1) {
    precondition(jobs > 0, "at least one job expected, got \(jobs)")
    self.target = target
    self.path = path
    self.jobs = jobs
  }

  /// What came of one session.
  package struct Outcome: Sendable {
    package var id: String
    var recordings: Int
    /// The files that could not be read; the others were converted.
    package var failures: [InputFailure]
    /// What is doubtful about the conversion.
    package var findings: [Finding]
  }

  /// Converts sessions, several at a time.
  ///
  /// - Parameters:
  ///   - shard: The part of the sessions that is converted; nil for all.
  ///   - report: Is told of each source as it is done, in their order: one outcome, or several where files that were taken for one
  ///     session turned out not to be.
  /// - Throws: `OutputFailure` where the folder is not empty or takes no more; every file in it is whole.
  package func run(
    _ sources: [SessionSource], shard: Shard? = nil, report: ([Outcome]) throws -> Void
  ) async throws {
    try await run(sources, shard: shard, to: target, report: report)
  }

  private func run<Target: ConversionTarget>(
    _ sources: [SessionSource], shard: Shard?, to _: Target.Type, report: ([Outcome]) throws -> Void
  ) async throws {
    let folder = try NewFolder(path: path)
    let begun = Target(folder, sources: sources)
    var target = begun
    let wanted = sources.filter { shard?.contains($0.id) ?? true }
    try await OrderedWork.run(wanted, jobs: jobs) { source in
      try converted(source, to: begun)
    } deliver: { _, sessions in
      for session in sessions {
        if let written = session.written { try target.add(written) }
      }
      try report(sessions.map(\.outcome))
    }
    try target.end()
    try folder.put(OwnFolders.mark(target: Target.name), [FolderMark.conversion])
    folder.finish()
  }

  private func converted<Target: ConversionTarget>(
    _ source: SessionSource, to target: Target
  ) throws(OutputFailure) -> [(outcome: Outcome, written: Target.Written?)] {
    var converted: [(outcome: Outcome, written: Target.Written?)] = []
    for session in SessionRunner.open(
      source, log: InputLog(), rules: longRecordings.wanting(allOf: source))
    {
      let layout = SessionLayout(session, aligning: Target.isOnOneTimeAxis)
      let done =
        layout.parts.isEmpty
        ? (written: nil, failures: [], findings: []) : try target.session(layout)
      let outcome = Outcome(
        id: session.source.id, recordings: done.written == nil ? 0 : layout.parts.count,
        failures: layout.failures + done.failures, findings: layout.findings + done.findings)
      converted.append((outcome, done.written))
    }
    return converted
  }
}
