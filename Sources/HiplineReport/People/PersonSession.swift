import HiplineAnalysis
import HiplineCore

/// What is kept of a session to show how a person goes on, and what to tell the person.
struct PersonSession: Sendable {
  let id: String
  /// The address of its page, relative to the report.
  let link: String
  /// nil where nobody said who it was.
  let subject: String?
  let exercise: String
  let side: Side?
  /// nil where nobody said when it was.
  let day: CivilDay?
  /// In the order of ``PersonMeasure/all``; nil where it was not measured.
  let values: [PersonMeasure.Value?]
  /// What the score was made of; scores of other parts are not compared.
  let parts: [SessionScore.Part]
  /// The share of the profile that the score covers, 0…1; nil without a score.
  let coverage: Double?
  /// The values of the repetitions that are compared and not drawn, `[PersonCourse.others][repetitions]`.
  let others: [[Double]]
  let repetitions: Int
  let answer: String
  let doubts: Int
  let lesson: PersonLesson

  init(_ session: SessionResult, link: String) {
    id = session.id
    self.link = link
    subject = session.subject
    exercise = session.exercise
    side = session.side
    day = session.day
    values = PersonMeasure.all.map { $0.value(session) }
    parts = SessionScore(session).parts
    coverage = session.summary.scoreCoverage
    others = PersonCourse.others.map { $0.values(of: session, parts: []) }
    repetitions = session.summary.repetitions
    answer = SessionVerdict.text(session)
    doubts = session.findings.count { $0.severity >= .warning }
    lesson = PersonLesson(session)
  }

  /// "Leg lift", or that it is not known.
  var exerciseTitle: String {
    Exercise.named(exercise)?.title.capitalisedFirst ?? "Exercise not known"
  }
}
