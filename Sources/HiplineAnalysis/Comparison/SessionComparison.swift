package import HiplineCore

/// Sessions of one person and exercise before and after, or the left side and the right one.
package struct SessionComparison: Sendable {
  /// What the sessions of both sides have in common; nil where it is not known or differs.
  package var subject: String?
  package var exercise: String?
  package var side: Side?

  /// Sessions of one side of the comparison.
  package struct Part: Sendable, Hashable {
    package var sessions: [String]
    /// Complete repetitions.
    package var repetitions: Int
    /// The days that the sessions are of, as far as they are known.
    package var days: Int
    /// The mean share of the profile's weights that the scores cover; nil without a score.
    package var scoreCoverage: Double?

    init(_ sessions: [SessionResult]) {
      self.sessions = sessions.map { $0.id }
      days = Set(sessions.compactMap { $0.day }).count
      let coverages = sessions.compactMap { $0.summary.scoreCoverage }
      scoreCoverage =
        coverages.isEmpty ? nil : coverages.reduce(0, +) / Double(coverages.count)
      repetitions = sessions.reduce(0) { sum, session in
        sum + session.repetitions.count { $0.isComplete }
      }
    }
  }

  package var before: Part
  package var after: Part
  /// Every metric of ``ComparedMetric/all``; the verdicts allow for all of them.
  package var metrics: [MetricComparison]
  /// What the score is compared by.
  package var score: ScoreComparison
  /// Whether nobody says that the sessions are of one person.
  package var isOfUnnamed: Bool

  init(
    before: [SessionResult], after: [SessionResult], are relation: MetricComparison.Relation
  ) {
    func common<Value: Equatable>(_ value: (SessionResult) -> Value?) -> Value? {
      let first = value(before[0])
      return (before + after).allSatisfy { value($0) == first } ? first : nil
    }
    let areSides = relation == .sides
    subject = common { $0.subject }
    exercise = common { $0.exercise }
    side = areSides ? nil : common { $0.side }
    isOfUnnamed =
      before.count + after.count > 2 && (before + after).contains { $0.subject == nil }
    self.before = Part(before)
    self.after = Part(after)
    let scores = (before.map(SessionScore.init), after.map(SessionScore.init))
    let parts = SessionScore.common(scores.0 + scores.1)
    score = ScoreComparison(before: scores.0, after: scores.1)
    metrics =
      ComparedMetric.all.map { metric in
        func values(_ sessions: [SessionResult]) -> [SessionValues] {
          sessions.map {
            SessionValues(
              day: $0.day.map { Double($0.number) }, values: metric.values(of: $0, parts: parts))
          }
        }
        var comparison = MetricComparison(
          metric, before: values(before), after: values(after), are: relation)
        if areSides, let left = comparison.before, let right = comparison.after {
          comparison.asymmetryPercent = AsymmetryIndex.percent(left: left, right: right)
        }
        return comparison
      }.allowingForEachOther
  }
}

/// All comparisons that two sets of sessions allow.
package struct ComparisonResult: Sendable {
  package var comparisons: [SessionComparison] = []
  /// Names of sessions without a counterpart.
  package var unmatched: [String] = []
  /// Names of sessions that were given already, by what their recordings hold, and count once.
  package var duplicates: [String] = []

  /// Sessions of the same person, exercise and side, in the order in which they first come before.
  ///
  /// One session on each side is compared whatever it is, unless they are of two people. Of sessions that name nobody, those of one name are
  /// one person's; where no two have one, all of them are taken to be, and that is said. What is on both sides is before.
  package init(before: [SessionResult], after: [SessionResult]) {
    if before.count == 1, after.count == 1 {
      if let first = before[0].subject, let second = after[0].subject, first != second {
        unmatched = [before[0].id, after[0].id]
      } else {
        comparisons = [SessionComparison(before: before, after: after, are: .times)]
      }
      return
    }
    var seen: Set<[String]> = []
    let (before, after) = (once(before, &seen), once(after, &seen))
    let names = Set(before.map { $0.id }).intersection(after.map { $0.id })
    func key(_ session: SessionResult) -> Key {
      Key(session, name: names.contains(session.id) ? session.id : "", withSide: true)
    }
    let keys = Self.unique(before.map(key))
    for each in keys {
      let (first, second) = (before.filter { key($0) == each }, after.filter { key($0) == each })
      if second.isEmpty {
        unmatched += first.map { $0.id }
      } else {
        comparisons.append(SessionComparison(before: first, after: second, are: .times))
      }
    }
    unmatched += after.filter { !keys.contains(key($0)) }.map { $0.id }
  }

  /// Left against right of the same person and exercise. Of sessions that name nobody, those are one person's whose names differ in the
  /// side only.
  package init(sidesOf sessions: [SessionResult]) {
    var seen: Set<[String]> = []
    let sessions = once(sessions, &seen)
    func key(_ session: SessionResult) -> Key {
      Key(session, name: session.nameWithoutSide, withSide: false)
    }
    for each in Self.unique(sessions.map(key)) {
      let group = sessions.filter { key($0) == each }
      let (left, right) = (group.filter { $0.side == .left }, group.filter { $0.side == .right })
      if left.isEmpty || right.isEmpty {
        unmatched += group.map { $0.id }
      } else {
        comparisons.append(SessionComparison(before: left, after: right, are: .sides))
        unmatched += group.filter { $0.side == nil }.map { $0.id }
      }
    }
  }

  /// Each movement once, however often its result is there.
  private mutating func once(
    _ sessions: [SessionResult], _ seen: inout Set<[String]>
  ) -> [SessionResult] {
    sessions.filter { session in
      let isNew = seen.insert(session.identity).inserted
      if !isNew { duplicates.append(session.id) }
      return isNew
    }
  }

  private struct Key: Hashable {
    var subject: String?
    /// Empty where the subject is named.
    var name: String
    var exercise: String
    var side: Side?

    init(_ session: SessionResult, name: String, withSide: Bool) {
      subject = session.subject
      self.name = session.subject == nil ? name : ""
      exercise = session.exercise
      side = withSide ? session.side : nil
    }
  }

  private static func unique(_ keys: [Key]) -> [Key] {
    var seen: Set<Key> = []
    return keys.filter { seen.insert($0).inserted }
  }
}
