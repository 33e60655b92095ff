import RealModule

/// The lag at which two signals agree best, and how sure that is.
package struct LagEstimate: Sendable, Hashable {
  /// Where `b`'s first sample lies on `a`'s count of samples, between samples too.
  package var lagSamples: Double

  /// The correlation there.
  package var coefficient: Double

  /// The standard deviation of ``lagSamples``.
  ///
  /// The noise of the coefficients' slope over the curvature of their peak, σ = √((1 − r²) v) / |r″|, with v the variance of
  /// the slope between signals that have nothing in common.
  package var standardErrorSamples: Double

  /// The number of independent samples behind the coefficient.
  var effectiveSamples: Double

  /// The chance that signals with nothing in common agree as well at any of the lags.
  package var chanceOfNoAgreement: Double

  /// The chance that another lag, where the agreement has a peak too, is the true one: the largest of them, times their number.
  ///
  /// It says which lag it is, if there is one; two movements made after one plan resemble each other as well. 1 where another lag
  /// explains more of both signals, with what it leaves out of the overlap: the end of one that repeats itself may resemble the
  /// beginning of the other better than what belongs to it.
  package var chanceOfOtherLag: Double

  /// How much of both signals is explained at that lag (``LaggedCorrelation/explainedShares``).
  package var explainedShare: Double

  /// - Returns: nil where the coefficients have no positive peak between the first lag and the last.
  package init?(_ correlation: LaggedCorrelation) {
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
    let worst = rivals.map { Self.chance(ofRival: $0, to: lag, correlation) }.max() ?? 0
    explainedShare = correlation.explainedShares[best]
    chanceOfOtherLag =
      Self.explainsMost(best, correlation) ? min(1, worst * Double(rivals.count)) : 1
  }

  /// Whether the lag that explains most is on the same peak of the coefficients as the best one.
  private static func explainsMost(_ best: Int, _ correlation: LaggedCorrelation) -> Bool {
    let (r, shares) = (correlation.coefficients, correlation.explainedShares)
    guard let most = shares.indices.max(by: { shares[$0] < shares[$1] }) else { return false }
    let between = min(most, best)...max(most, best)
    return zip(between, between.dropFirst()).allSatisfy { lower, upper in
      best >= most ? r[lower] <= r[upper] : r[lower] >= r[upper]
    }
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

  /// So many other peaks are held against the best one, the highest: lower ones are no likelier than these.
  private static let mostRivals = 10

  private static func fisher(_ r: Double) -> Double { Double.atanh(min(r, 1 - 1e-12)) }

  /// The chance that a standard normal exceeds `z`.
  private static func upperTail(_ z: Double) -> Double { Double.erfc(z / Double.sqrt(2)) / 2 }
}
