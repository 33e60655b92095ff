public import HiplineReport

/// Many sessions at once, with the same result at any number of jobs.
public enum Batch {
  /// Analyses the sessions, at most `jobs` at a time.
  ///
  /// - Returns: Results and failures in the order of the sources, whichever ended first.
  /// - Precondition: `jobs` is positive.
  public static func run(_ sources: [SessionSource], jobs: Int) async -> ReportContent {
    precondition(jobs > 0, "at least one job expected, got \(jobs)")
    var outcomes = [SessionRunner.Outcome?](repeating: nil, count: sources.count)
    await withTaskGroup(of: (Int, SessionRunner.Outcome).self) { group in
      var next = 0
      func startNext() {
        guard next < sources.count else { return }
        let (index, source) = (next, sources[next])
        group.addTask { (index, SessionRunner.run(source)) }
        next += 1
      }
      for _ in 0..<min(jobs, sources.count) { startNext() }
      for await (index, outcome) in group {
        outcomes[index] = outcome
        startNext()
      }
    }
    let ended = outcomes.compactMap { $0 }
    return ReportContent(
      sessions: ended.flatMap(\.results), failures: ended.flatMap(\.failures))
  }
}
