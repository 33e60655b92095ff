import HiplineAnalysis
import HiplineCore

/// What is kept of a session to see how a person goes on from day to day.
struct ProgressSession: Sendable {
  let id: String
  let subject: String
  let exercise: String
  let side: Side?
  /// Whole days since 1970.
  let dayNumber: Double
  /// The values of the repetitions, `[ProgressCourse.metrics][repetitions]`.
  let values: [[Double]]

  /// - Returns: nil where nobody says who it was or when, or no repetition is complete.
  init?(_ session: SessionResult) {
    guard let subject = session.subject, let dayNumber = session.day,
      session.summary.repetitions > 0
    else { return nil }
    id = session.id
    self.subject = subject
    exercise = session.exercise
    side = session.side
    self.dayNumber = dayNumber
    values = ProgressCourse.metrics.map { $0.values(of: session, parts: []) }
  }
}

/// One person's sessions of one exercise and side over several days.
struct ProgressCourse {
  /// What is compared: all but what a person's page draws, which has its own line through the days (``CourseTrend``).
  static let metrics = ComparedMetric.all.filter {
    !$0.isScore && $0.key != RangeOfMotion.range.key
  }

  /// In the order of their days.
  let sessions: [ProgressSession]
  /// What changed from the first day to the last, in the order of ``metrics``: by the line through the days where there are
  /// enough of them, else the last day against the first. The verdicts allow for all of them.
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
    comparisons =
      Self.metrics.enumerated().map { number, metric in
        func values(_ day: Double?) -> [SessionValues] {
          sessions.filter { day == nil || $0.dayNumber == day }.map {
            SessionValues(day: $0.dayNumber, values: $0.values[number])
          }
        }
        return MetricComparison(metric, course: values(nil))
          ?? MetricComparison(
            metric, before: values(sessions.first?.dayNumber),
            after: values(sessions.last?.dayNumber))
      }.allowingForEachOther
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
}
