package import HiplineReport

/// Makes the pages of a run anew from what it left, without the recordings.
package enum PageRemake {
  /// - Parameters:
  ///   - folder: Made with `--out`, by a run that is through.
  ///   - sheet: The words of the patients' sheets; nil for none.
  /// - Returns: The paths of the sheets.
  /// - Throws: `not-a-result` for a folder without a run that is through, or with a damaged file; `OutputFailure`.
  @discardableResult
  package static func run(
    in folder: OutputFolder, sheet: SheetTexts? = nil
  ) throws -> [String] {
    var index = SessionIndex()
    index.append(try RunRecord(in: folder.kept.root).notFound)
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
    }
    try folder.putPeople(index)
    try folder.putReport(index)
    let sheets =
      try sheet.map { texts throws(OutputFailure) in try folder.putSheets(index, texts) } ?? []
    folder.removeUnfinished()
    return sheets
  }
}
