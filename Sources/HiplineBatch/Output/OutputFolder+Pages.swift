import HiplineAnalysis
import HiplineCore
import HiplineReport

/// The pages: every session's own, and the one that lists them.
///
/// What a page draws is a file of its own, so that pages can be made anew without the recordings, and so that a batch of
/// thousands does not hold it in memory.
extension OutputFolder {
  /// - Returns: The SHA-256 of the page.
  func putPage(
    _ session: SessionDocument, traces: SessionTraces?, failures: [InputFailure]
  ) throws(OutputFailure) -> String {
    try put(
      SessionPage.render(session, traces: traces, failures: failures, index: "../report.html"),
      session.fileName.file(".html"), in: kept.reports)
  }

  /// Writes `report.html`: the page of the one session there is, or the one that lists them.
  func putReport(_ index: SessionIndex) throws(OutputFailure) {
    let page =
      index.onlySession.map { only in
        SessionPage.render(only, traces: kept.traces(of: only), failures: [], index: nil)
      } ?? index.page
    try put(page, ResultTables.reportName, in: kept.root)
  }

  /// Where a session's page is, from `report.html`.
  static func pageLink(_ session: SessionDocument) -> String {
    "reports/\(session.fileName.text).html"
  }
}
