import Foundation
public import HiplineAnalysis
public import HiplineReport

/// The pages: `report.html`, and every session's own in `reports`, with what it draws in `traces`.
///
/// The traces are files of their own because a page can then be made anew without the recordings, and because a batch of
/// thousands does not hold them in memory.
extension OutputFolder {
  /// Writes traces and page of a session, as soon as it is analysed.
  ///
  /// - Throws: `OutputFailure` where a file cannot be written.
  public func writePage(
    _ session: SessionResult, _ traces: SessionTraces
  ) throws(OutputFailure) {
    for folder in [path, path + "/traces", path + "/reports"] { try makeFolder(folder) }
    let name = Self.fileName(session.id)
    try put(TracesDocument(id: session.id, traces: traces).encoded, "traces/\(name).json")
    try put(
      SessionPage.render(session, traces: traces, index: "../report.html"),
      "reports/\(name).html")
  }

  /// Writes `report.html`: the page of the one session, or one that lists all.
  ///
  /// - Throws: `OutputFailure` where the file cannot be written.
  public func writeReport(_ content: ReportContent) throws(OutputFailure) {
    guard let only = content.sessions.first, content.sessions.count == 1, content.failures.isEmpty
    else {
      return try put(
        IndexPage.render(content) { "reports/\(Self.fileName($0.id)).html" }, "report.html")
    }
    try put(SessionPage.render(only, traces: traces(of: only), index: nil), "report.html")
  }

  /// The traces that a run left; nil where there are none.
  public func traces(of session: SessionResult) -> SessionTraces? {
    FileManager.default.contents(atPath: "\(path)/traces/\(Self.fileName(session.id)).json")
      .flatMap { TracesDocument([UInt8]($0)) }?.traces
  }
}
