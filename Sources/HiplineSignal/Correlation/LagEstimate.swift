import RealModule

/// The lag at which two signals agree best, and how sure that is.
public struct LagEstimate: Sendable, Hashable {
  /// Where `b`'s first sample lies on `a`'s count of samples, between samples too.
  public var lagSamples: Double

  /// The correlation there.
  public var coefficient: Double

  /// The standard deviation of ``lagSamples``.
  ///
  /// The noise of the coefficients' slope over the curvature of their peak, σ = √((1 − r²) v) / |r″|, with v the variance of
  /// the slope between signals that have nothing in common.
  public var standardErrorSamples: Double

  /// The number of independent samples behind the coefficient.
  public var effectiveSamples: Double

  /// The chance that signals with nothing in common agree as well at any of the lags.
  public var chanceOfNoAgreement: Double

  /// The chance that another lag, where the agreement has a peak too, is the true one: the largest of them, times their number.
  ///
  /// Right where the signals are one quantity measured twice, so that at the true lag nothing but noise is left.
  public var chanceOfOtherLag: Double

  /// The chance that another peak is only by accident lower: the largest of them, times their number.
  ///
  /// Stricter than ``chanceOfOtherLag``, for signals that are merely related: repetitions of one kind resemble each other at
  /// many lags.
  public var chanceOfEqualCorrelation: Double

  /// - Returns: nil where the coefficients have no positive peak between the first lag and the last.
  public init?(_ correlation: LaggedCorrelation) {
    let r = correlation.coefficients
    guard let best = r.indices.max(by: { r[$0] < r[$1] }), best > 0, best < r.count - 1, r[best] > 0
    else { return nil }
    let lag = correlation.firstLag + best
    let overlap = correlation.overlap(atLag: lag)
    let count = correlation.effectiveSamples(overlap: overlap)
    let bend = 2 * r[best] - r[best - 1] - r[best + 1]
    guard bend > 0, count > 3 else { return nil }
    let step = (r[best + 1] - r[best - 1]) / (2 * bend)
    lagSamples = Double(lag) + step
    coefficient = r[best]
    effectiveSamples = count
    let slopeVariance = correlation.slopeVariance(overlap: overlap)
    standardErrorSamples = ((1 - r[best] * r[best]) * slopeVariance).squareRoot() / bend
    let independentLags = max(1, Double(r.count) * min(1, count / Double(overlap)))
    let z = Self.fisher(r[best]) * (count - 3).squareRoot()
    chanceOfNoAgreement = min(1, independentLags * Self.upperTail(z))
    let rivals = Self.rivals(correlation, best: best)
    func worst(_ chance: (Int) -> Double) -> Double {
      min(1, (rivals.map(chance).max() ?? 0) * Double(rivals.count))
    }
    chanceOfOtherLag = worst { Self.chance(ofRival: $0, to: lag, correlation) }
    chanceOfEqualCorrelation = worst { Self.chance(ofEqual: $0, to: lag, correlation) }
  }

  /// The strongest of the other peaks, by their lags; the rest are many and near zero.
  private static func rivals(_ correlation: LaggedCorrelation, best: Int) -> [Int] {
    let r = correlation.coefficients
    let peaks = r.indices.filter { index in
      guard index != best, r[index] > 0 else { return false }
      let before = index > 0 ? r[index - 1] : -1
      let after = index + 1 < r.count ? r[index + 1] : -1
      return r[index] >= before && r[index] > after
    }
    return peaks.sorted { r[$0] > r[$1] }.prefix(mostRivals).map { correlation.firstLag + $0 }
  }

  /// The chance that a rival is the true lag.
  ///
  /// If it were, what it leaves unexplained of `a` would have nothing in common with `b` at the best lag: their partial
  /// correlation would be as that of independent signals. A movement that repeats itself exactly leaves nothing at either.
  private static func chance(ofRival rival: Int, to lag: Int, _ correlation: LaggedCorrelation)
    -> Double
  {
    guard let partial = correlation.partial(atLag: lag, given: rival), partial.samples > 3 else {
      return 1
    }
    return upperTail(fisher(partial.coefficient) * (partial.samples - 3).squareRoot())
  }

  /// The chance of so much less correlation at a rival if both were equal: the test of two correlations that have one signal
  /// in common.
  ///
  /// Source: Meng, Rosenthal & Rubin 1992, Psychol Bull 111(1):172–175,
  /// <https://doi.org/10.1037/0033-2909.111.1.172>.
  private static func chance(
    ofEqual rival: Int, to lag: Int, _ correlation: LaggedCorrelation
  ) -> Double {
    let samples = [rival, lag].map {
      correlation.effectiveSamples(overlap: correlation.overlap(atLag: $0))
    }.min()
    guard let samples, samples > 3, let first = correlation.coefficient(atLag: lag),
      let second = correlation.coefficient(atLag: rival)
    else { return 1 }
    let common = min(correlation.autocorrelation(atLag: rival - lag), 1 - 1e-12)
    let square = min((first * first + second * second) / 2, 1 - 1e-12)
    let f = min(1, (1 - common) / (2 * (1 - square)))
    let h = (1 - f * square) / (1 - square)
    return upperTail(
      (fisher(first) - fisher(second)) * ((samples - 3) / (2 * (1 - common) * h)).squareRoot())
  }

  private static let mostRivals = 10

  private static func fisher(_ r: Double) -> Double { Double.atanh(min(r, 1 - 1e-12)) }

  /// The chance that a standard normal exceeds `z`.
  private static func upperTail(_ z: Double) -> Double { Double.erfc(z / Double.sqrt(2)) / 2 }
}
