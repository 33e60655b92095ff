public import HiplineReport

/// Many sessions at once, with the same result at any number of jobs.
public enum Batch {
  /// Analyses the sessions, at most `jobs` at a time.
  ///
  /// - Returns: Results and failures in the order of the sources, whichever ended first.
  /// - Precondition: `jobs` is positive.
  public static func run(_ sources: [SessionSource], jobs: Int) async -> ReportContent {
    content(await outcomes(sources, jobs: jobs, pagesIn: nil))
  }

  /// The same, with a page of every session written as soon as it is analysed.
  ///
  /// - Throws: The first page's failure in the order of the sources, after all are analysed.
  public static func run(
    _ sources: [SessionSource], jobs: Int, pagesIn folder: OutputFolder
  ) async throws(OutputFailure) -> ReportContent {
    let outcomes = await outcomes(sources, jobs: jobs, pagesIn: folder)
    if let failure = outcomes.compactMap(\.outputFailure).first { throw failure }
    return content(outcomes)
  }

  private static func outcomes(
    _ sources: [SessionSource], jobs: Int, pagesIn folder: OutputFolder?
  ) async -> [SessionRunner.Outcome] {
    precondition(jobs > 0, "at least one job expected, got \(jobs)")
    var outcomes = [SessionRunner.Outcome?](repeating: nil, count: sources.count)
    await withTaskGroup(of: (Int, SessionRunner.Outcome).self) { group in
      var next = 0
      func startNext() {
        guard next < sources.count else { return }
        let (index, source) = (next, sources[next])
        group.addTask { (index, SessionRunner.run(source, pagesIn: folder)) }
        next += 1
      }
      for _ in 0..<min(jobs, sources.count) { startNext() }
      for await (index, outcome) in group {
        outcomes[index] = outcome
        startNext()
      }
    }
    return outcomes.compactMap { $0 }
  }

  private static func content(_ outcomes: [SessionRunner.Outcome]) -> ReportContent {
    ReportContent(
      sessions: outcomes.flatMap(\.results), failures: outcomes.flatMap(\.failures))
  }
}
