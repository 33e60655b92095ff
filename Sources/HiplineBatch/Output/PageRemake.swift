import HiplineCore
import HiplineReport

/// Makes the pages of a run anew from what it left, without the recordings.
package enum PageRemake {
  /// - Parameter folder: Made with `--out`, by a run that is through.
  /// - Returns: How many sessions there are.
  /// - Throws: `not-a-result` for a folder without a run that is through, or with a damaged file; `OutputFailure`.
  @discardableResult
  package static func run(in folder: OutputFolder) throws -> Int {
    var index = SessionIndex()
    index.append(try RunRecord(in: folder.path).notFound)
    var count = 0
    let records = OutputFolder.recordFiles(in: folder.path).compactMap { try? WorkRecord(path: $0) }
    for record in records.sorted(by: { $0.position < $1.position }) {
      guard let outcome = OutputFolder.outcome(of: record, in: folder.path) else {
        throw InputFailure(
          .notAResult, path: folder.path, "a session's file is missing or damaged",
          hint: "run `hipline analyze --resume` with the same paths")
      }
      index.append(outcome.failures)
      for session in outcome.sessions {
        let traces = OutputFolder.traces(of: session, in: folder.path)
        try folder.putPage(session, traces: traces, failures: outcome.failures)
        index.append(session, link: OutputFolder.pageLink(session))
      }
      count += outcome.sessions.count
    }
    try folder.putReport(index)
    folder.removeUnfinished()
    return count
  }
}
