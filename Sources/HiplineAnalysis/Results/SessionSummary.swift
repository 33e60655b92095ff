import HiplineSignal
import RealModule

/// A session in a few numbers; every one is nil where it could not be measured.
public struct SessionSummary: Sendable, Hashable {
  /// Complete repetitions.
  public var repetitions: Int
  public var scoreMean: Double?
  /// The standard error of the mean score.
  public var scoreStandardError: Double?
  public var rangeMedianDegrees: Double?
  /// The standard deviation of the range over its mean.
  public var rangeCoefficientOfVariation: Double?
  public var liftMedianSeconds: Double?
  public var holdMedianSeconds: Double?
  public var lowerMedianSeconds: Double?
  /// The repetition at which tremor peaks while isolation still holds.
  public var shakyMaxRepetition: Int?
  /// The first of two consecutive compensating repetitions of a set: past it the set should have ended.
  public var stopRepetition: Int?
  public var tremorTrend: Trend?

  /// A monotone change over the repetitions.
  public struct Trend: Sendable, Hashable {
    /// The change per repetition (Theil–Sen) of the logarithm of the tremor's RMS.
    public var slope: Double
    /// Two-sided, Mann–Kendall.
    public var pValue: Double
  }

  /// Fewer repetitions make no trend.
  static let fewestForTrend = 4

  init(_ repetitions: [RepetitionResult]) {
    let complete = repetitions.filter(\.isComplete)
    self.repetitions = complete.count

    let scores = complete.compactMap { $0.score?.overall }
    scoreMean = RobustStatistics.mean(scores)
    if scores.count >= 2, let deviation = RobustStatistics.standardDeviation(scores) {
      scoreStandardError = deviation / Double(scores.count).squareRoot()
    }
    let ranges = complete.compactMap { $0.number(RangeOfMotion.range.key) }
    rangeMedianDegrees = RobustStatistics.median(ranges)
    if ranges.count >= 2, let mean = RobustStatistics.mean(ranges), mean > 0,
      let deviation = RobustStatistics.standardDeviation(ranges)
    {
      rangeCoefficientOfVariation = deviation / mean
    }
    func median(_ definition: MetricDefinition) -> Double? {
      RobustStatistics.median(complete.compactMap { $0.number(definition.key) })
    }
    liftMedianSeconds = median(Tempo.lift)
    holdMedianSeconds = median(Tempo.hold)
    lowerMedianSeconds = median(Tempo.lower)

    shakyMaxRepetition =
      complete.filter { $0.state == .shaking }
      .max { tremor($0) < tremor($1) }?.index
    stopRepetition =
      zip(complete, complete.dropFirst()).first { first, second in
        first.state == .compensating && second.state == .compensating && first.set == second.set
      }?.0.index
    tremorTrend = Self.trend(complete)
  }

  private static func trend(_ repetitions: [RepetitionResult]) -> Trend? {
    let points = repetitions.compactMap { repetition in
      repetition.number(HoldTremor.acceleration.key)
        .map { (index: Double(repetition.index), log: Double.log($0)) }
    }
    guard points.count >= fewestForTrend,
      let fit = TheilSen.fit(x: points.map(\.index), y: points.map(\.log)),
      let test = MannKendall.test(points.map(\.log))
    else { return nil }
    return Trend(slope: fit.slope, pValue: test.pValue)
  }
}

private func tremor(_ repetition: RepetitionResult) -> Double {
  repetition.number(HoldTremor.acceleration.key) ?? 0
}
