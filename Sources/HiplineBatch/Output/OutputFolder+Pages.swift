import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineReport

/// The pages: every session's own, and the one that lists them.
///
/// What a page draws is a file of its own, so that pages can be made anew without the recordings, and so that a batch of
/// thousands does not hold it in memory.
extension OutputFolder {
  /// Writes traces and page of every session of an outcome.
  func putPages(
    _ outcome: SessionOutcome, traces: [SessionTraces]
  ) throws(OutputFailure) {
    for (session, traces) in zip(outcome.sessions, traces) {
      try put(
        TracesDocument(id: session.result.id, traces: traces).encoded,
        "traces/\(session.fileName).json")
      try putPage(session, traces: traces, failures: outcome.failures)
    }
  }

  func putPage(
    _ session: SessionDocument, traces: SessionTraces?, failures: [InputFailure]
  ) throws(OutputFailure) {
    try put(
      SessionPage.render(session, traces: traces, failures: failures, index: "../report.html"),
      Self.pageLink(session))
  }

  /// Writes `report.html`: the page of the one session there is, or the one that lists them.
  func putReport(_ index: SessionIndex) throws(OutputFailure) {
    guard let only = index.onlySession else { return try put(index.page, "report.html") }
    let traces = Self.traces(of: only, in: path)
    try put(SessionPage.render(only, traces: traces, failures: [], index: nil), "report.html")
  }

  /// Where a session's page is, from `report.html`.
  static func pageLink(_ session: SessionDocument) -> String {
    "reports/\(session.fileName).html"
  }

  /// The traces of a session; nil where there are none, or damaged ones.
  static func traces(of session: SessionDocument, in path: String) -> SessionTraces? {
    FileManager.default.contents(atPath: "\(path)/traces/\(session.fileName).json")
      .flatMap { TracesDocument([UInt8]($0)) }?.traces
  }

  /// Whether sessions have their traces and pages.
  ///
  /// - Parameter names: Of their files, such as `monday.json`.
  func hasPages(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      pageFiles(name).allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }
  }

  func removePages(_ name: String) {
    for file in pageFiles(name) { try? FileManager.default.removeItem(atPath: file) }
  }

  private func pageFiles(_ name: String) -> [String] {
    ["\(path)/traces/\(name)", "\(path)/reports/\(name.dropLast(".json".count)).html"]
  }
}

extension SessionDocument {
  /// The name of the session's files, without what kind they are.
  var fileName: String { OutputFolder.fileName(result.id) }
}
