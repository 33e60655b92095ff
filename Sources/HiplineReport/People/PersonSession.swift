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
  let parts: ScoredParts?
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
    day = session.startedAt.flatMap(CivilDay.init)
    values = PersonMeasure.all.map { $0.value(session) }
    parts = ScoredParts(session)
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

/// What a session's score covers.
struct ScoredParts: Sendable, Hashable {
  /// The names of the profile's parts that were measured in every scored repetition, and the weights of all of them.
  let names: [String]
  private let weights: [Double]
  /// The measured share of the profile's weights, 0…1.
  let coverage: Double

  /// - Returns: nil where nothing was scored.
  init?(_ session: SessionResult) {
    let scores = session.repetitions.compactMap(\.score).filter { $0.overall != nil }
    guard let first = scores.first else { return nil }
    names = first.components.indices.filter { part in
      scores.allSatisfy { $0.components[part].score != nil }
    }.map { first.components[$0].target.name }
    weights = first.components.map(\.target.weight)
    coverage = scores.map(\.coverage).min() ?? 0
  }

  /// Whether it covers all of the profile.
  var isWhole: Bool { coverage >= 0.995 }

  /// "77 %".
  var text: String { "\((coverage * 100).text(decimals: 0))\u{A0}%" }
}
