public import HiplineBatch

extension Batch {
  /// The analysis of sessions.
  ///
  /// - Parameters:
  ///   - sources: What ``SessionDiscovery`` found.
  ///   - jobs: How many are analysed at a time; the results are the same at any number.
  /// - Precondition: `jobs` is positive.
  public init(_ sources: [SessionSource], jobs: Int) {
    self.init(sources, shard: nil, jobs: jobs)
  }
}
