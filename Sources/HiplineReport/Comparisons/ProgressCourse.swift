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
  /// The values of the repetitions, `[ComparedMetric.all][repetitions]`; the score is in ``score``.
  private let values: [[Double]]
  /// The scores, part by part.
  let score: SessionScore

  /// - Returns: nil where nobody says who it was or when, or no repetition is complete.
  init?(_ session: SessionResult) {
    guard let subject = session.subject, let startedAt = session.startedAt,
      session.summary.repetitions > 0
    else { return nil }
    guard let dayNumber = session.day else { return nil }
    id = session.id
    self.subject = subject
    exercise = session.exercise
    side = session.side
    day = String(startedAt.prefix(10))
    self.dayNumber = dayNumber
    values = ComparedMetric.all.map { $0.isScore ? [] : $0.values(of: session, parts: []) }
    score = SessionScore(session)
  }

  /// The values of the repetitions of one of ``ComparedMetric/all``.
  ///
  /// - Parameter parts: What the score is made of, so that it can be put beside others.
  func values(_ number: Int, parts: [SessionScore.Part]) -> [Double] {
    ComparedMetric.all[number].isScore ? score.values(of: parts) : values[number]
  }
}

/// One person's sessions of one exercise and side over several days.
struct ProgressCourse {
  /// In the order of their days.
  let sessions: [ProgressSession]
  /// What changed from the first day to the last, in the order of ``ComparedMetric/all``: by the line through the days where there are
  /// enough of them, else the last day against the first. The verdicts allow for all of them.
  let comparisons: [MetricComparison]
  /// The parts of the score that every session covers, of which alone scores are put beside each other.
  let parts: [SessionScore.Part]
  /// Whether some session covers more than ``parts``.
  let leavesPartsOut: Bool

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
    let parts = SessionScore.common(sessions.map(\.score))
    self.parts = parts
    leavesPartsOut = sessions.contains { Set($0.score.parts) != Set(parts) }
    comparisons =
      ComparedMetric.all.enumerated().map { number, metric in
        func values(_ day: Double?) -> [SessionValues] {
          sessions.filter { day == nil || $0.dayNumber == day }.map {
            SessionValues(day: $0.dayNumber, values: $0.values(number, parts: parts))
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
        return verdict != .withinNoise ? "\(name) (\(change))" : name
      }.joined(separator: ", ")
    }
    let (beyond, within) = (names(.beyondNoise), names(.withinNoise))
    let unsure = names(.beyondRepetitions)
    return "In \(counted(days, "day")): "
      + (beyond.isEmpty ? "nothing changed beyond the noise" : "beyond the noise \(beyond)")
      + (unsure.isEmpty ? "" : "; beyond the noise of the repetitions alone \(unsure)")
      + (within.isEmpty ? "." : "; within it \(within).") + noise
  }

  /// What the noise is, and what is not known of it.
  private var noise: String {
    var words = ""
    if comparisons.contains(where: { $0.basis == .trend }) {
      words +=
        " The change is that of the line through the days, and the noise how the days scatter about it."
    }
    if comparisons.contains(where: { $0.verdict == .beyondRepetitions }) {
      words +=
        " Of two days nothing tells what another day changes by itself but for range, pelvis and tremor: \(DayLine.fewest) days would."
    }
    if leavesPartsOut {
      let names = parts.map(\.name).joined(separator: ", ")
      words +=
        names.isEmpty
        ? " The scores have no part in common and are not compared."
        : " Of the scores only what all sessions cover is compared: \(names)."
    }
    return words
  }
}
