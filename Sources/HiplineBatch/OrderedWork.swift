/// Work on many items at a time, what comes of which is handed on in the items' order.
enum OrderedWork {
  /// For memory only: so many items for each job may be done and wait for an earlier one that takes long.
  private static let waitingPerJob = 4

  /// - Parameters:
  ///   - jobs: How many items are worked on at a time.
  ///   - work: Is done at the same time as that of other items; throwing ends it all.
  ///   - deliver: Gets what came of each item, one after the other; throwing ends it all.
  static func run<Item: Sendable, Outcome: Sendable>(
    _ items: [Item], jobs: Int, work: @escaping @Sendable (Item) throws -> Outcome,
    deliver: (Item, Outcome) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var next = 0
      var delivered = 0
      var waiting: [Int: Outcome] = [:]
      var running = 0
      func startAll() {
        while running < jobs, next < items.count, next - delivered < jobs * waitingPerJob {
          let (index, item) = (next, items[next])
          group.addTask { (index, try work(item)) }
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
}
