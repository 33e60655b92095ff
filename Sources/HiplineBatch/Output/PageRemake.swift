import HiplineReport

/// Makes the pages of a run anew from what it left, without the recordings.
package enum PageRemake {
  /// - Parameter folder: Made with `--out`, by a run that is through.
  /// - Returns: How many sessions there are.
  /// - Throws: `not-a-result` for a folder without a run that is through, or with a damaged file; `OutputFailure`.
  @discardableResult
  package static func run(in folder: OutputFolder) throws -> Int {
    var index = SessionIndex()
    index.append(try RunRecord(in: folder.kept.root).notFound)
    var count = 0
    for var record in folder.kept.readableRecords {
      let outcome = try folder.kept.outcome(of: record)
      index.append(outcome.failures)
      for (place, session) in outcome.sessions.enumerated() {
        let traces = folder.kept.traces(of: session)
        record.results[place].page = try folder.putPage(
          session, traces: traces, failures: outcome.failures)
        index.append(session, link: OutputFolder.pageLink(session))
      }
      try folder.put(record)
      count += outcome.sessions.count
    }
    try folder.putReport(index)
    folder.removeUnfinished()
    return count
  }
}
