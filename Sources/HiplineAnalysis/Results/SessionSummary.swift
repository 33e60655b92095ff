import HiplineSignal
import RealModule

/// A session in a few numbers; every one is nil where it could not be measured.
public struct SessionSummary: Sendable, Hashable {
  /// Complete repetitions.
  public var repetitions: Int
  /// The mean of the scores, 0…100.
  public var scoreMean: Double?
  /// The standard error of the mean score: twice of it covers 95 %, also of few repetitions.
  public var scoreStandardError: Double?
  /// The mean share of the profile's weights that the scores cover, 0…1; nil without a score.
  public var scoreCoverage: Double?
  /// The median grade of control, 0…3, the worse of two in the middle.
  public var controlGrade: Int?
  /// The median range of motion, in degrees.
  public var rangeMedianDegrees: Double?
  /// The standard deviation of the range over its mean.
  public var rangeCoefficientOfVariation: Double?
  /// The median time of the lift, in seconds.
  public var liftMedianSeconds: Double?
  /// The median time of the hold, in seconds.
  public var holdMedianSeconds: Double?
  /// The median time of the lowering, in seconds.
  public var lowerMedianSeconds: Double?
  /// The repetition at which tremor peaks, of those in which the pelvis is not seen to help.
  public var shakyMaxRepetition: Int?
  /// The repetitions whose tremor cannot be told from that of the shaky maximum, this one among them.
  public var shakyMaxCandidates: [Int] = []
  /// The first of two consecutive compensating repetitions of a set: past it the set should have ended.
  public var stopRepetition: Int?
  /// Of the logarithm of the tremor's RMS.
  public var tremorTrend: Trend?
  /// Of the range of motion, in degrees.
  public var rangeTrend: Trend?
  /// Where the technique changed for the worse, if it did so at one place.
  public var breakdown: Breakdown?
  /// How much was done well; nil where it is not known what the pelvis did.
  package var cleanWork: CleanWork?

  /// The one place in a session from which on a number is worse.
  public struct Breakdown: Sendable, Hashable {
    /// The first repetition of the new level.
    public var repetition: Int
    /// The metric that shows it.
    public var metric: MetricDefinition
    /// Its mean before and from there on.
    public var before: Double
    /// The metric's mean from there on.
    public var after: Double

    package init(repetition: Int, metric: MetricDefinition, before: Double, after: Double) {
      self.repetition = repetition
      self.metric = metric
      self.before = before
      self.after = after
    }
  }

  /// A monotone change over the repetitions.
  public struct Trend: Sendable, Hashable {
    /// The change per repetition (Theil–Sen): of the logarithm of the tremor's RMS, or of the range in degrees.
    public var slope: Double
    /// Two-sided, Mann–Kendall.
    public var pValue: Double

    package init(slope: Double, pValue: Double) {
      self.slope = slope
      self.pValue = pValue
    }
  }

  /// A summary of so many complete repetitions and nothing else.
  package init(repetitions: Int) { self.repetitions = repetitions }

  /// A trend needs so many repetitions. Chosen, not derived: three in a row rise by chance once in six sets, four once in 24. Its
  /// p-value is said beside it.
  static let fewestForTrend = 4

  /// - Parameter profile: What is judged; without one no change is called worse.
  init(_ repetitions: [RepetitionResult], profile: ExerciseProfile? = nil) {
    let complete = repetitions.filter { $0.isComplete }
    self.repetitions = complete.count

    let scores = complete.compactMap { $0.score?.overall }
    scoreMean = RobustStatistics.mean(scores)
    scoreCoverage = RobustStatistics.mean(
      complete.compactMap { $0.score?.overall == nil ? nil : $0.score?.coverage })
    if scores.count >= 2, let deviation = RobustStatistics.standardDeviation(scores) {
      // Few repetitions know their own spread badly: Student's t in the place of the normal distribution.
      let wider =
        StudentT.twoSidedQuantile(Self.covered, freedom: Double(scores.count - 1))
        / Self.deviationsToTell
      scoreStandardError = wider * deviation / Double(scores.count).squareRoot()
    }
    controlGrade = ControlGrade.median(of: complete)
    let ranges = complete.compactMap { $0.number(RangeOfMotion.range) }
    rangeMedianDegrees = RobustStatistics.median(ranges)
    if ranges.count >= 2, let mean = RobustStatistics.mean(ranges), mean > 0,
      let deviation = RobustStatistics.standardDeviation(ranges)
    {
      rangeCoefficientOfVariation = deviation / mean
    }
    func median(_ definition: MetricDefinition) -> Double? {
      RobustStatistics.median(complete.compactMap { $0.number(definition) })
    }
    liftMedianSeconds = median(Tempo.lift)
    holdMedianSeconds = median(Tempo.hold)
    lowerMedianSeconds = median(Tempo.lower)

    let shaking = complete.filter { $0.isShaking == true && $0.state != .compensating }
    if let most = shaking.max(by: { tremor($0) < tremor($1) }) {
      shakyMaxRepetition = most.index
      shakyMaxCandidates = shaking.filter { Self.isAsStrong($0, as: most) }.map { $0.index }
    }
    stopRepetition = Self.stop(complete)
    cleanWork = profile.flatMap { CleanWork(complete, limits: $0.compensation) }
    tremorTrend = Self.trend(complete) { repetition in
      repetition.number(HoldTremor.acceleration).map { Double.log($0) }
    }
    rangeTrend = Self.trend(complete) { $0.number(RangeOfMotion.range) }
    breakdown = profile.flatMap { Self.breakdown(complete, profile: $0) }
  }

  /// The first of two consecutive compensating repetitions of a set, by its number.
  static func stop(_ complete: [RepetitionResult]) -> Int? {
    zip(complete, complete.dropFirst()).first { first, second in
      first.state == .compensating && second.state == .compensating && first.set == second.set
    }?.0.index
  }

  /// Two values are told apart from so many standard deviations of their difference on: 95 % of chances are within.
  private static let deviationsToTell = 1.96

  /// What ``deviationsToTell`` standard errors of a mean hold, as a share. The usual confidence of an interval.
  private static let covered = 0.95

  private static func isAsStrong(_ one: RepetitionResult, as most: RepetitionResult) -> Bool {
    let uncertainties = [one, most].map { repetition -> Double in
      guard let rate = repetition.number(HoldTremor.rate), rate > 0,
        let uncertainty = repetition.number(HoldTremor.rateUncertainty)
      else { return 0 }
      return tremor(repetition) * uncertainty / rate
    }
    let squares = uncertainties.reduce(0) { $0 + $1 * $1 }
    return tremor(most) - tremor(one) <= deviationsToTell * squares.squareRoot()
  }

  private static func trend(
    _ repetitions: [RepetitionResult], of value: (RepetitionResult) -> Double?
  ) -> Trend? {
    let points = repetitions.compactMap { repetition in
      value(repetition).map { (index: Double(repetition.index), value: $0) }
    }
    guard points.count >= fewestForTrend,
      let fit = TheilSen.fit(x: points.map { $0.index }, y: points.map { $0.value }),
      let test = MannKendall.test(points.map { $0.value })
    else { return nil }
    return Trend(slope: fit.slope, pValue: test.pValue)
  }

  /// A change of what caps the whole, or else of the range, that noise does not explain and that costs points.
  private static func breakdown(
    _ repetitions: [RepetitionResult], profile: ExerciseProfile
  ) -> Breakdown? {
    let ranges = [RangeAgainstFirst.ratio, RangeOfMotion.range]
    let judged = [
      profile.components.first { $0.capsWhole },
      profile.components.first { ranges.contains($0.metric) },
    ]
    for target in judged.compactMap({ $0 }) {
      let points = repetitions.compactMap { repetition in
        repetition.number(target.metric).map { (index: repetition.index, value: $0) }
      }
      guard points.count >= fewestForBreakdown,
        let change = ChangePoint.find(in: points.map { $0.value }), change.isSignificant
      else { continue }
      let (before, after) = (target.score(change.levelBefore), target.score(change.levelAfter))
      guard after < 100, after < before else { continue }
      return Breakdown(
        repetition: points[change.index].index, metric: target.metric,
        before: change.levelBefore, after: change.levelAfter)
    }
    return nil
  }

  /// A change needs so many repetitions to be looked for: three on either side.
  static let fewestForBreakdown = 6
}

private func tremor(_ repetition: RepetitionResult) -> Double {
  repetition.number(HoldTremor.acceleration) ?? 0
}
