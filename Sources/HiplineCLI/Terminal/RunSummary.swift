import HiplineAnalysis
import HiplineCore

/// What a run over many sessions comes to, said when it is through.
struct RunSummary {
  /// From so many sessions on each has a line, and the doubtful ones are listed at the end.
  ///
  /// Chosen, not derived: as many as are looked at one by one.
  static let fewestForLines = 20
  /// For layout only: more sessions that are to be looked at are counted.
  private static let mostNamed = 8

  private var scored = 0
  /// Sessions to look at, and how bad each is: its worst finding, and behind errors what failed.
  private var doubtful: [(name: String, severity: Finding.Severity, score: Double?)] = []
  private var failed: [String] = []

  mutating func add(_ results: [SessionResult], _ failures: [InputFailure], of session: String) {
    if results.isEmpty { failed.append(session) }
    for result in results {
      let worst = result.findings.map(\.severity).max() ?? .info
      let score = result.summary.scoreMean
      if worst >= .warning || score == nil {
        doubtful.append((result.id, score == nil ? .error : worst, score))
      } else {
        scored += 1
      }
    }
  }

  /// Nothing for a few sessions that are not kept.
  ///
  /// - Parameters:
  ///   - errors: How many there were before any session: paths that could not be looked at, mistakes in a manifest.
  ///   - report: The page to open; nil where none is written.
  func lines(errors: Int, report: String?) -> [String] {
    let total = scored + doubtful.count + failed.count
    let isLarge = total >= Self.fewestForLines || total + errors > 1 && report != nil
    var lines: [String] = []
    if isLarge {
      let sessions =
        total == 0
        ? "no session"
        : "\(counted(total, "session")): \(scored) scored, \(doubtful.count) doubtful, \(failed.count) failed"
      let others = counted(errors, total == 0 ? "error" : "other error")
      lines.append(errors > 0 ? "\(sessions); \(others)" : sessions)
    }
    let worst = doubtful.sorted {
      ($1.severity, $0.score ?? -1, $0.name) < ($0.severity, $1.score ?? -1, $1.name)
    }
    let names =
      failed.map { "\($0) (failed)" } + worst.map { "\($0.name) (\($0.severity.rawValue))" }
    if isLarge, !names.isEmpty {
      let more = names.count - Self.mostNamed
      lines.append(
        "worst first: " + names.prefix(Self.mostNamed).joined(separator: ", ")
          + (more > 0 ? " and \(more) more" : ""))
    }
    return lines + (report.map { ["report: \($0)"] } ?? [])
  }
}
