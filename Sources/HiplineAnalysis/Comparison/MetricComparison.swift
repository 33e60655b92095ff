import HiplineSignal

/// One number before and after, and whether its change is more than noise.
package struct MetricComparison: Sendable, Hashable {
  package var metric: ComparedMetric
  /// The means over the repetitions, or over the sessions' means.
  package var before: Double?
  package var after: Double?
  /// After less before.
  package var change: Double?
  /// 95 % confidence interval of the change; see ``basis`` for what it covers.
  package var interval: ClosedRange<Double>?
  /// The smallest change that is not noise, with 95 % confidence.
  package var minimalDetectableChange95: Double?
  package var basis: Basis?
  package var verdict: Verdict
  /// Where the two are the left and the right side, in per cent.
  package var asymmetryPercent: Double?

  /// Of sides on several days, the difference on the last one.
  package var lastDay: LastDay?

  /// By the line through the differences of all days.
  package struct LastDay: Sendable, Hashable {
    package var change: Double
    /// Its 95 % confidence interval.
    package var interval: ClosedRange<Double>
  }

  /// The probability of such a change, either way, where nothing changed; nil without ``basis``.
  package var pValue: Double?
  /// The same, allowing for all numbers that are compared at once: what the verdict goes by.
  package var adjustedPValue: Double?

  /// What the noise was taken from.
  package enum Basis: String, Sendable, Hashable {
    /// The scatter of several sessions on a side: another day, another strapping, other repetitions. Where a side has four days or more, it
    /// is that about its line, and sides of other days have one slope.
    case sessions
    /// The scatter of the differences between the sides of a day, of four days or more that about the line through them. The change is
    /// their mean.
    case pairedDays = "paired-days"
    /// The scatter of the days about the line through them. The change is that of the line, from the first day to the last.
    case trend
    /// The scatter of the repetitions, and what studies say of another day and another strapping. The interval covers the
    /// repetitions only, the minimal detectable change both.
    case repetitionsAndStudies = "repetitions-and-studies"
    /// The scatter of the repetitions only: what another day changes is not known and not in it.
    case repetitions
  }

  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case beyondNoise = "beyond the noise"
    case withinNoise = "within the noise"
    /// Of two sessions nothing tells what another day changes by itself.
    case beyondRepetitions = "beyond the noise of the repetitions, that of days is not known"
    case tooFew = "too few repetitions to say"
    case notMeasured = "not measured"
  }

  /// What the two sides of a comparison are.
  package enum Relation: Sendable, Hashable {
    /// Earlier and later sessions of one leg.
    case times
    /// The left leg and the right one.
    case sides
  }

  /// Either side needs so many repetitions for an interval: of two the scatter is a single difference.
  static let fewestRepetitions = 3
  /// So many degrees of freedom have to be between sessions: three sessions in all, or two on both sides, as one shows no
  /// scatter.
  static let fewestSessionFreedom = 2.0
  /// - Parameters:
  ///   - before: The sessions before, or those of the left side.
  ///   - after: The sessions after, or those of the right side.
  package init(
    _ metric: ComparedMetric, before: [SessionValues], after: [SessionValues],
    are relation: Relation = .times
  ) {
    self.metric = metric
    verdict = .notMeasured
    let sides = [before, after].map { side in side.filter { !$0.values.isEmpty } }
    self.before = Self.mean(sides[0])
    self.after = Self.mean(sides[1])
    guard !sides[0].isEmpty, !sides[1].isEmpty else { return }
    change = self.after.flatMap { after in self.before.map { after - $0 } }
    let enough = sides.allSatisfy { $0.flatMap { $0.values }.count >= Self.fewestRepetitions }
    if !sides.contains(where: { $0.count > 1 }) {
      let known = metric.betweenSessions?.standardError(before: self.before ?? 0)
      judge(
        enough ? MeanDifference.welch(sides[0][0].values, sides[1][0].values) : nil,
        basis: known == nil ? .repetitions : .repetitionsAndStudies, studies: known ?? 0)
      return
    }
    let (basis, difference) = Self.difference(sides[0], sides[1], relation)
    if basis == .pairedDays { setPaired(sides[0], sides[1]) }
    let isKnown = (difference?.freedom ?? 0) >= Self.fewestSessionFreedom
    judge(enough && isKnown ? difference : nil, basis: basis, studies: 0)
  }

  /// The course of one leg over days, of which there are enough for a line.
  ///
  /// - Returns: nil where there are not.
  package init?(_ metric: ComparedMetric, course: [SessionValues]) {
    guard let line = DayLine(DayValue.means(course)) else { return nil }
    self.metric = metric
    verdict = .notMeasured
    before = line.height(at: line.first.day).change
    after = line.height(at: line.last.day).change
    change = line.rise.change
    judge(line.rise, basis: .trend, studies: 0)
  }

  private static func difference(
    _ before: [SessionValues], _ after: [SessionValues], _ relation: Relation
  ) -> (Basis, MeanDifference?) {
    let (first, second) = (DayValue.means(before), DayValue.means(after))
    let areDated = (before + after).allSatisfy { $0.day != nil }
    if relation == .sides {
      let pairs = pairs(first, second)
      if pairs.count > fewestPairs { return (.pairedDays, MeanDifference.paired(pairs)) }
      if areDated, let common = MeanDifference.withCommonSlope(first, second) {
        return (.sessions, common)
      }
    } else if areDated, first.count >= DayLine.fewest || second.count >= DayLine.fewest {
      return (.sessions, MeanDifference.acrossDays(first, second))
    }
    let means = [before, after].map { $0.compactMap { RobustStatistics.mean($0.values) } }
    return (.sessions, MeanDifference.pooled(means[0], means[1]))
  }

  /// More pairs than this show how their differences scatter. Their mean takes one of them, and one degree of freedom is too few, as for sessions.
  private static let fewestPairs = 2

  /// The later less the earlier value of each day that has both.
  private static func pairs(_ first: [DayValue], _ second: [DayValue]) -> [DayValue] {
    var known: [Double: Double] = [:]
    for day in first.reversed() { known[day.day] = day.value }
    return second.compactMap { day in
      known[day.day].map { DayValue(day: day.day, value: day.value - $0) }
    }
  }

  /// Puts both sides and the change to the means of the days that have both, and says what they are on the last of these.
  private mutating func setPaired(_ before: [SessionValues], _ after: [SessionValues]) {
    let (first, second) = (DayValue.means(before), DayValue.means(after))
    let pairs = Self.pairs(first, second)
    let shared = Set(pairs.map { $0.day })
    let means = [first, second].map { days in
      RobustStatistics.mean(days.filter { shared.contains($0.day) }.map { $0.value })
    }
    (self.before, self.after) = (means[0], means[1])
    change = RobustStatistics.mean(pairs.map { $0.value })
    guard let line = DayLine(pairs) else { return }
    let now = line.height(at: line.last.day)
    lastDay = LastDay(change: now.change, interval: now.interval)
  }

  /// - Parameters:
  ///   - difference: nil where there is too little to say.
  ///   - studies: What another day moves the number by, of either side: its standard error, in its unit.
  private mutating func judge(_ difference: MeanDifference?, basis: Basis, studies: Double) {
    guard let difference else {
      verdict = .tooFew
      return
    }
    interval = difference.interval
    let whole = studies > 0 ? difference.with(error: studies * 2.0.squareRoot()) : difference
    minimalDetectableChange95 = whole.margin
    self.basis = basis
    pValue = whole.pValue
    allow(whole.pValue)
  }

  /// Judges by a probability that allows for other numbers.
  fileprivate mutating func allow(_ adjusted: Double) {
    adjustedPValue = adjusted
    verdict =
      adjusted >= 1 - StudentT.confidence
      ? .withinNoise : basis == .repetitions ? .beyondRepetitions : .beyondNoise
  }

  /// The mean of the sessions' means.
  private static func mean(_ sessions: [SessionValues]) -> Double? {
    RobustStatistics.mean(sessions.compactMap { RobustStatistics.mean($0.values) })
  }
}

extension [MetricComparison] {
  /// The same numbers, judged so that the chance that any of them is called beyond the noise while nothing changed is at most that of one.
  ///
  /// Source: Holm 1979, Scand. J. Statist. 6:65–70.
  package var allowingForEachOther: [MetricComparison] {
    var copy = self
    let order = indices.filter { self[$0].pValue != nil }
      .sorted { (self[$0].pValue ?? 1, $0) < (self[$1].pValue ?? 1, $1) }
    var most = 0.0
    for (rank, index) in order.enumerated() {
      most = Swift.max(most, Swift.min(1, Double(order.count - rank) * (self[index].pValue ?? 1)))
      copy[index].allow(most)
    }
    return copy
  }
}
