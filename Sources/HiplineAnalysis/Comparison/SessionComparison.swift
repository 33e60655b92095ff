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

    init(_ sessions: [SessionResult]) {
      self.sessions = sessions.map(\.id)
      repetitions = sessions.reduce(0) { sum, session in
        sum + session.repetitions.count { $0.isComplete }
      }
    }
  }

  package var before: Part
  package var after: Part
  /// Every metric of ``ComparedMetric/all``.
  package var metrics: [MetricComparison]

  init(before: [SessionResult], after: [SessionResult], areSides: Bool = false) {
    func common<Value: Equatable>(_ value: (SessionResult) -> Value?) -> Value? {
      let first = value(before[0])
      return (before + after).allSatisfy { value($0) == first } ? first : nil
    }
    subject = common(\.subject)
    exercise = common { $0.exercise }
    side = areSides ? nil : common(\.side)
    self.before = Part(before)
    self.after = Part(after)
    metrics = ComparedMetric.all.map { metric in
      var comparison = MetricComparison(
        metric, before: before.map(metric.values), after: after.map(metric.values))
      if areSides, let left = comparison.before, let right = comparison.after {
        comparison.asymmetryPercent = AsymmetryIndex.percent(left: left, right: right)
      }
      return comparison
    }
  }
}

/// All comparisons that two sets of sessions allow.
package struct ComparisonResult: Sendable {
  package var comparisons: [SessionComparison] = []
  /// Names of sessions without a counterpart.
  package var unmatched: [String] = []

  /// Sessions of the same person, exercise and side, in the order in which they first come before.
  ///
  /// One session on each side is compared whatever it is.
  package init(before: [SessionResult], after: [SessionResult]) {
    if before.count == 1, after.count == 1 {
      comparisons = [SessionComparison(before: before, after: after)]
      return
    }
    let keys = Self.unique(before.map { Key($0) })
    for key in keys {
      let (first, second) = (before.filter { Key($0) == key }, after.filter { Key($0) == key })
      if second.isEmpty {
        unmatched += first.map(\.id)
      } else {
        comparisons.append(SessionComparison(before: first, after: second))
      }
    }
    unmatched += after.filter { !keys.contains(Key($0)) }.map(\.id)
  }

  /// Left against right of the same person and exercise.
  package init(sidesOf sessions: [SessionResult]) {
    for key in Self.unique(sessions.map { Key($0, withSide: false) }) {
      let group = sessions.filter { Key($0, withSide: false) == key }
      let (left, right) = (group.filter { $0.side == .left }, group.filter { $0.side == .right })
      if left.isEmpty || right.isEmpty {
        unmatched += group.map(\.id)
      } else {
        comparisons.append(SessionComparison(before: left, after: right, areSides: true))
        unmatched += group.filter { $0.side == nil }.map(\.id)
      }
    }
  }

  private struct Key: Hashable {
    var subject: String?
    var exercise: String
    var side: Side?

    init(_ session: SessionResult, withSide: Bool = true) {
      subject = session.subject
      exercise = session.exercise
      side = withSide ? session.side : nil
    }
  }

  private static func unique(_ keys: [Key]) -> [Key] {
    var seen: Set<Key> = []
    return keys.filter { seen.insert($0).inserted }
  }
}
