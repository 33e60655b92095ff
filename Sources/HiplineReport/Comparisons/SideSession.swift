import HiplineAnalysis
import HiplineCore

/// What is kept of a session to put it beside the one of the other side.
struct SideSession: Sendable {
  let id: String
  /// Without the side.
  let name: String
  let exercise: String
  let subject: String?
  let day: CivilDay?
  let side: Side
  let summary: SessionSummary
  /// Of the complete repetitions, from 1.
  let indices: [Int]
  /// In the order of ``measures``, `[measures][repetitions]`; nil where it was not measured.
  let values: [[Double?]]
  /// Why a measure has no value at all; nil where it has one.
  let reasons: [String?]

  struct Measure: Sendable {
    /// nil for the score.
    var metric: MetricDefinition?

    var title: String { metric?.head ?? "score" }
    var decimals: Int { metric.map { MetricDefinition.decimals(ofUnit: $0.unit) } ?? 0 }
  }

  static let measures = [nil, RangeOfMotion.range, Tempo.hold, HoldTremor.acceleration]
    .map(Measure.init)

  /// - Returns: nil where the side is not known.
  init?(_ session: SessionResult) {
    guard let side = session.side else { return nil }
    id = session.id
    name = session.nameWithoutSide
    exercise = session.exercise
    subject = session.subject
    day = session.day
    self.side = side
    summary = session.summary
    let complete = session.repetitions.filter { $0.isComplete }
    indices = complete.map { $0.index }
    values = Self.measures.map { measure in
      complete.map { measure.metric.map($0.number) ?? $0.score?.overall }
    }
    reasons = zip(Self.measures, values).map { measure, values in
      guard values.allSatisfy({ $0 == nil }) else { return nil }
      return measure.metric.flatMap { complete.first?.reasonNotMeasured($0) } ?? "no value"
    }
  }
}

/// Two sessions of one person, one exercise and one day, one of either side.
struct SidePair {
  let left: SideSession
  let right: SideSession

  /// Sessions that belong together: of one exercise, subject and day, and of names that differ in the side only; or the only
  /// two of a subject, exercise and day.
  ///
  /// Without a subject names alone decide: nothing else says that two sessions are one person's.
  static func pairs(in sessions: [SideSession]) -> [SidePair] {
    let byName = Dictionary(grouping: sessions) { Key($0, name: $0.name) }
    let bySubject = Dictionary(grouping: sessions.filter { $0.subject != nil && $0.day != nil }) {
      Key($0, name: "")
    }
    var taken: Set<String> = []
    var pairs: [SidePair] = []
    for members in Array(byName.values) + Array(bySubject.values) {
      let free = members.filter { !taken.contains($0.id) }
      let left = free.filter { $0.side == .left }
      let right = free.filter { $0.side == .right }
      guard left.count == 1, right.count == 1 else { continue }
      taken.formUnion([left[0].id, right[0].id])
      pairs.append(SidePair(left: left[0], right: right[0]))
    }
    return pairs.sorted { $0.left.id < $1.left.id }
  }

  private struct Key: Hashable {
    var exercise: String
    var subject: String?
    var day: CivilDay?
    var name: String

    init(_ session: SideSession, name: String) {
      exercise = session.exercise
      subject = session.subject
      day = session.day
      self.name = name
    }
  }
}
