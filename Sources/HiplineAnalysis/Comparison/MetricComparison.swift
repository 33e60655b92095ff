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

  /// What the noise was taken from.
  package enum Basis: String, Sendable, Hashable {
    /// The scatter of several sessions on a side: another day, another strapping, other repetitions.
    case sessions
    /// The scatter of the repetitions, and what studies say of another day and another strapping. The interval covers the
    /// repetitions only, the minimal detectable change both.
    case repetitionsAndStudies = "repetitions-and-studies"
    /// The scatter of the repetitions only: what another day changes is not known and not in it.
    case repetitions
  }

  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case beyondNoise = "beyond the noise"
    case withinNoise = "within the noise"
    case tooFew = "too few repetitions to say"
    case notMeasured = "not measured"
  }

  /// Either side needs so many repetitions for an interval: of two the scatter is a single difference.
  static let fewestRepetitions = 3
  /// So many degrees of freedom have to be between sessions: three sessions in all, or two on both sides, as one shows no
  /// scatter.
  static let fewestSessionFreedom = 2.0
  /// The factor by which a standard error of measurement becomes a minimal detectable change: 1.96 √2 (Weir 2005).
  static let detectableFactor = 1.959963984540054 * 2.0.squareRoot()

  /// - Parameters:
  ///   - before: The values of the repetitions, session by session.
  ///   - after: The same.
  package init(_ metric: ComparedMetric, before: [[Double]], after: [[Double]]) {
    self.metric = metric
    verdict = .notMeasured
    let sides = [before, after].map { side in side.filter { !$0.isEmpty } }
    self.before = Self.mean(sides[0])
    self.after = Self.mean(sides[1])
    guard !sides[0].isEmpty, !sides[1].isEmpty else {
      return
    }
    let means = sides.map { side in side.compactMap { RobustStatistics.mean($0) } }
    change = self.after.flatMap { after in self.before.map { after - $0 } }
    let enough = sides.allSatisfy { $0.joined().count >= Self.fewestRepetitions }
    if sides.contains(where: { $0.count > 1 }) {
      let difference = MeanDifference.pooled(means[0], means[1])
      verdict = judge(
        difference, basis: .sessions, further: 0,
        enough: enough && (difference?.freedom ?? 0) >= Self.fewestSessionFreedom)
    } else {
      let known = metric.betweenSessions?.standardError(before: self.before ?? 0)
      verdict = judge(
        MeanDifference.welch(sides[0][0], sides[1][0]),
        basis: known == nil ? .repetitions : .repetitionsAndStudies,
        further: Self.detectableFactor * (known ?? 0), enough: enough)
    }
  }

  /// - Parameter further: What else may move the number, at 95 %, in its unit.
  private mutating func judge(
    _ difference: MeanDifference?, basis: Basis, further: Double, enough: Bool
  ) -> Verdict {
    guard let difference, enough else { return .tooFew }
    let margin = difference.margin
    let detectable = (margin * margin + further * further).squareRoot()
    interval = (difference.change - margin)...(difference.change + margin)
    minimalDetectableChange95 = detectable
    self.basis = basis
    return abs(difference.change) > detectable ? .beyondNoise : .withinNoise
  }

  /// The mean of the sessions' means.
  private static func mean(_ sessions: [[Double]]) -> Double? {
    RobustStatistics.mean(sessions.compactMap { RobustStatistics.mean($0) })
  }
}
