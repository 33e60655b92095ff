public import HiplineCore

/// Recordings of any format in one that others read too.
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

  public init(to target: Target, at path: String) {
    self.target = target
    self.path = path
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

  /// Converts the sessions in their order, one after the other.
  ///
  /// - Parameter report: Is told of every session as it is done.
  /// - Throws: `OutputFailure` where the folder is not empty or takes no more; every file in it is whole.
  public func run(
    _ sources: [SessionSource], report: (Outcome) -> Void
  ) throws(OutputFailure) {
    let folder = try ConversionFolder(path: path)
    let tidy = TidyFolder(folder)
    var tree = MotionTree(folder, sources: sources)
    for source in sources {
      for reading in SessionRunner.read(source, log: InputLog()) {
        var outcome = Outcome(
          id: reading.source.id, recordings: reading.recordings.count, failures: reading.failures,
          findings: [])
        if !reading.recordings.isEmpty {
          switch target {
          case .csv: outcome.findings = try tidy.add(reading)
          case .bids: try tree.add(reading, result: SessionRunner.analyze(reading).results.first)
          }
        }
        report(outcome)
      }
    }
    switch target {
    case .csv: tidy.finish()
    case .bids: try tree.finish()
    }
  }
}
