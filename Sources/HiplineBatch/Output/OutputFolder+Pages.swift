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
  func putPages(_ outcome: SessionRunner.Outcome) throws(OutputFailure) {
    for (session, traces) in zip(outcome.results, outcome.traces) {
      try put(
        TracesDocument(id: session.id, traces: traces).encoded,
        "traces/\(Self.fileName(session.id)).json")
      try putPage(session, traces: traces, failures: outcome.failures)
    }
  }

  func putPage(
    _ session: SessionResult, traces: SessionTraces?, failures: [InputFailure]
  ) throws(OutputFailure) {
    try put(
      SessionPage.render(session, traces: traces, failures: failures, index: "../report.html"),
      Self.pageLink(session))
  }

  /// Writes `report.html`: the page of the one session there is, or the one that lists them.
  func putReport(_ index: SessionIndex) throws(OutputFailure) {
    guard let only = index.onlySession else { return try put(index.page, "report.html") }
    let traces = Self.traces(named: Self.fileName(only.id), in: path)
    try put(SessionPage.render(only, traces: traces, failures: [], index: nil), "report.html")
  }

  /// Where a session's page is, from `report.html`.
  static func pageLink(_ session: SessionResult) -> String {
    "reports/\(fileName(session.id)).html"
  }

  /// The traces of a session; nil where there are none, or damaged ones.
  static func traces(named name: String, in path: String) -> SessionTraces? {
    FileManager.default.contents(atPath: "\(path)/traces/\(name).json")
      .flatMap { TracesDocument([UInt8]($0)) }?.traces
  }

  /// An outcome with what the folder it was read from has of its traces.
  static func withTraces(
    _ outcome: SessionRunner.Outcome, in path: String
  ) -> SessionRunner.Outcome {
    var copy = outcome
    copy.traces = outcome.results.map {
      traces(named: fileName($0.id), in: path) ?? SessionTraces()
    }
    return copy
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
