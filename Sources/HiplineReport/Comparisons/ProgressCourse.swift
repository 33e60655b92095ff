import Foundation
import HiplineAnalysis
import HiplineCore

/// What is kept of a session to see how a person goes on from day to day.
struct ProgressSession: Sendable {
  let id: String
  let subject: String
  let exercise: String
  let side: Side?
  /// The date of its ISO 8601 time.
  let day: String
  /// Whole days since 1970.
  let dayNumber: Double
  /// The values of the repetitions, `[ComparedMetric.all][repetitions]`.
  let values: [[Double]]

  /// - Returns: nil where nobody says who it was or when, or no repetition is complete.
  init?(_ session: SessionResult) {
    guard let subject = session.subject, let startedAt = session.startedAt,
      session.summary.repetitions > 0
    else { return nil }
    let day = String(startedAt.prefix(10))
    guard let date = try? Date("\(day)T00:00:00Z", strategy: .iso8601) else { return nil }
    id = session.id
    self.subject = subject
    exercise = session.exercise
    side = session.side
    self.day = day
    dayNumber = (date.timeIntervalSince1970 / 86_400).rounded()
    values = ComparedMetric.all.map { $0.values(of: session) }
  }
}

/// One person's sessions of one exercise and side over several days.
struct ProgressCourse {
  /// In the order of their days.
  let sessions: [ProgressSession]
  /// The last day against the first, in the order of ``ComparedMetric/all``.
  let comparisons: [MetricComparison]

  /// Of at least two days each, in the order of their first sessions' names.
  static func courses(in sessions: [ProgressSession]) -> [ProgressCourse] {
    Dictionary(grouping: sessions) { Key($0) }.values
      .map { $0.sorted { ($0.dayNumber, $0.id) < ($1.dayNumber, $1.id) } }
      .filter { $0.first?.dayNumber != $0.last?.dayNumber }
      .map(ProgressCourse.init)
      .sorted { $0.sessions[0].id < $1.sessions[0].id }
  }

  private init(_ sessions: [ProgressSession]) {
    self.sessions = sessions
    let first = sessions.filter { $0.dayNumber == sessions.first?.dayNumber }
    let last = sessions.filter { $0.dayNumber == sessions.last?.dayNumber }
    comparisons = ComparedMetric.all.enumerated().map { number, metric in
      MetricComparison(
        metric, before: first.map { $0.values[number] }, after: last.map { $0.values[number] })
    }
  }

  private struct Key: Hashable {
    var subject: String
    var exercise: String
    var side: Side?

    init(_ session: ProgressSession) {
      subject = session.subject
      exercise = session.exercise
      side = session.side
    }
  }

  var title: String {
    let exercise = Exercise.named(sessions[0].exercise)?.title ?? "exercise not known"
    return [sessions[0].subject.printable, exercise, sessions[0].side?.rawValue]
      .compactMap { $0 }.joined(separator: ", ")
  }

  /// Better or not since the first day, beyond the noise, in words.
  var answer: String {
    let days = Int(sessions[sessions.count - 1].dayNumber - sessions[0].dayNumber)
    func names(_ verdict: MetricComparison.Verdict) -> String {
      comparisons.filter { $0.verdict == verdict }.map { comparison in
        let name = comparison.metric.name
        let change = [
          ComparisonTextRenderer.signedChange(comparison), comparison.metric.unitSymbol,
        ]
        .filter { !$0.isEmpty }.joined(separator: "\u{A0}")
        return verdict == .beyondNoise ? "\(name) (\(change))" : name
      }.joined(separator: ", ")
    }
    let (beyond, within) = (names(.beyondNoise), names(.withinNoise))
    return "In \(counted(days, "day")): "
      + (beyond.isEmpty ? "nothing changed beyond the noise" : "beyond the noise \(beyond)")
      + (within.isEmpty ? "." : "; within it \(within).") + noise
  }

  /// What the noise does not cover.
  private var noise: String {
    comparisons.contains { $0.basis == .repetitions }
      ? " Only of range, pelvis and tremor it is known what another day changes by itself; of the others the noise is that of "
        + "the repetitions."
      : ""
  }
}
