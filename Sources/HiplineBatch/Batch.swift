public import HiplineReport

/// Many sessions at once, with the same result at any number of jobs.
public struct Batch: Sendable {
  /// A session and its place among all sessions, of which a shard has only some.
  package struct Item: Sendable {
    package var position: Int
    package var source: SessionSource
  }

  package var items: [Item]
  var work: SessionWork
  /// How many sessions are analysed at a time.
  var jobs: Int

  /// - Parameter shard: The part of the sessions that is analysed; nil for all.
  /// - Precondition: `jobs` is positive.
  package init(
    _ sources: [SessionSource], shard: Shard? = nil, work: SessionWork = SessionWork(), jobs: Int
  ) {
    precondition(jobs > 0, "at least one job expected, got \(jobs)")
    items = sources.enumerated().compactMap { position, source in
      shard?.contains(source.id) == false ? nil : Item(position: position, source: source)
    }
    self.work = work
    self.work.names = Set(sources.flatMap(\.names))
    self.jobs = jobs
  }

  /// Analyses the sessions, and gives what came of each in their order.
  ///
  /// No more is in memory than the jobs at work and a few sessions that wait for their turn.
  ///
  /// - Parameter deliver: Gets each outcome; throwing ends the run.
  /// - Throws: What `deliver` throws, and `OutputFailure` where a result cannot be kept.
  package func run(
    deliver: (Item, SessionOutcome) throws -> Void
  ) async throws {
    let work = work
    try await OrderedWork.run(items, jobs: jobs) { item in
      try work.outcome(of: item.source, at: item.position)
    } deliver: { item, outcome in
      try deliver(item, outcome)
    }
  }

  /// Everything that came of the sessions, for runs that are small enough to hold it.
  public func collect() async throws -> ReportContent {
    var content = ReportContent(sessions: [], failures: [])
    try await run { _, outcome in
      content.sessions += outcome.results
      content.failures += outcome.failures
    }
    return content
  }
}
