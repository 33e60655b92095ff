public import HiplineReport

/// Many sessions at once, with the same result at any number of jobs.
public struct Batch: Sendable {
  /// A session and its place among all sessions, of which a shard has only some.
  public struct Item: Sendable {
    public var position: Int
    public var source: SessionSource

    public init(position: Int, source: SessionSource) {
      self.position = position
      self.source = source
    }
  }

  public var items: [Item]
  public var work: SessionWork
  /// How many sessions are analysed at a time.
  public var jobs: Int

  /// - Parameter shard: The part of the sessions that is analysed; nil for all.
  /// - Precondition: `jobs` is positive.
  public init(
    _ sources: [SessionSource], shard: Shard? = nil, work: SessionWork = SessionWork(), jobs: Int
  ) {
    precondition(jobs > 0, "at least one job expected, got \(jobs)")
    items = sources.enumerated().compactMap { position, source in
      shard?.contains(source.id) == false ? nil : Item(position: position, source: source)
    }
    self.work = work
    self.jobs = jobs
  }

  /// So many sessions for each job may be done and wait for an earlier one that takes long.
  private static let waitingPerJob = 4

  /// Analyses the sessions, and gives what came of each in their order.
  ///
  /// No more is in memory than the jobs at work and a few sessions that wait for their turn.
  ///
  /// - Parameter deliver: Gets each outcome; throwing ends the run.
  /// - Throws: What `deliver` throws, and `OutputFailure` where a result cannot be kept.
  public func run(
    deliver: (Item, SessionRunner.Outcome) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, SessionRunner.Outcome).self) { group in
      var next = 0
      var delivered = 0
      var waiting: [Int: SessionRunner.Outcome] = [:]
      var running = 0
      func startAll() {
        while running < jobs, next < items.count, next - delivered < jobs * Self.waitingPerJob {
          let (index, item, work) = (next, items[next], work)
          group.addTask { (index, try work.outcome(of: item.source, at: item.position)) }
          next += 1
          running += 1
        }
      }
      startAll()
      while let (index, outcome) = try await group.next() {
        running -= 1
        waiting[index] = outcome
        // Before an outcome is written out, so that no job waits for it.
        startAll()
        while let outcome = waiting.removeValue(forKey: delivered) {
          try deliver(items[delivered], outcome)
          delivered += 1
        }
        startAll()
      }
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
