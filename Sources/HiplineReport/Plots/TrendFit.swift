import HiplineAnalysis
import HiplineSignal

extension TrendPlot {
  /// What is fitted to a number over the repetitions: a straight line, or two that meet where the number plainly rises and then falls.
  enum Fit {
    /// Through the medians, with the slopes that the points allow about the same place.
    case line(
      TheilSen.Fit, slopes: ClosedRange<Double>, middle: Double, trend: SessionSummary.Trend)
    /// Two lines that meet at the repetition `top`.
    case hump(LeastSquaresLine, top: Double)

    /// - Parameters:
    ///   - x: Numbers of the repetitions, rising.
    ///   - y: Places on the axis.
    ///   - trend: What the summary says of the same numbers; nil where there are too few.
    /// - Returns: nil without a trend.
    init?(x: [Double], y: [Double], trend: SessionSummary.Trend?) {
      guard let trend, let fit = TheilSen.fit(x: x, y: y),
        let slopes = TheilSen.slopeInterval(x: x, y: y), let middle = RobustStatistics.median(x)
      else { return nil }
      self =
        Self.hump(x: x, y: y)
        ?? .line(fit, slopes: slopes, middle: middle, trend: trend)
    }

    /// Two lines that meet, up to there and down from there, each beyond chance. A parabola would fall after the end of every rise that
    /// only slows down.
    ///
    /// Source: Simonsohn 2018, Advances in Methods and Practices in Psychological Science 1(4):538–555,
    /// <https://doi.org/10.1177/2515245918805755>.
    private static func hump(x: [Double], y: [Double]) -> Fit? {
      guard let bent = LeastSquaresLine.bent(x: x, y: y), let knot = bent.knot else { return nil }
      let (rise, fall) = (bent.slope, bent.lastSlope)
      func margin(_ slope: LeastSquaresLine.Reading) -> Double {
        slope.margin(confidence: StudentT.confidence, freedom: bent.freedom)
      }
      guard rise.value > margin(rise), fall.value < -margin(fall) else { return nil }
      return .hump(bent, top: knot)
    }

    /// The height of what was fitted.
    func height(at x: Double) -> Double {
      switch self {
      case .line(let fit, _, _, _): fit.value(at: x)
      case .hump(let bent, _): bent.height(at: x).value
      }
    }

    /// What the points allow of the same model.
    func band(at x: Double) -> ClosedRange<Double> {
      switch self {
      case .line(let fit, let slopes, let middle, _):
        let ends = [slopes.lowerBound, slopes.upperBound].map {
          fit.value(at: middle) + $0 * (x - middle)
        }
        return min(ends[0], ends[1])...max(ends[0], ends[1])
      case .hump(let bent, _):
        let height = bent.height(at: x)
        let margin = height.margin(confidence: StudentT.confidence, freedom: bent.freedom)
        return (height.value - margin)...(height.value + margin)
      }
    }
  }
}
