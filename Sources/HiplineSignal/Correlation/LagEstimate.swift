import RealModule

/// The lag at which two signals agree best, and how sure that is.
public struct LagEstimate: Sendable, Hashable {
  /// Where `b`'s first sample lies on `a`'s count of samples, between samples too.
  public var lagSamples: Double

  /// The correlation there.
  public var coefficient: Double

  /// The standard deviation of ``lagSamples``.
  ///
  /// With κ the curvature of the peak over its height: σ = √((1 − r²) / (N κ)) / r, the noise of the peak's slope over its
  /// curvature; for one band of frequencies the bound of Carter 1987.
  ///
  /// Source: Carter 1987, Proc IEEE 75(2):236–255, <https://doi.org/10.1109/PROC.1987.13723>.
  public var standardErrorSamples: Double

  /// The number of independent samples behind the coefficient.
  public var effectiveSamples: Double

  /// The chance that signals with nothing in common agree as well at any of the lags.
  public var chanceOfNoAgreement: Double

  /// The chance that another lag, where the agreement has a peak too, is as good: the largest of them, times their number.
  public var chanceOfOtherLag: Double

  /// Whether neither chance is above `level`.
  public func isSignificant(level: Double = 0.01) -> Bool {
    chanceOfNoAgreement <= level && chanceOfOtherLag <= level
  }

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
    standardErrorSamples =
      ((1 - r[best] * r[best]) / (count * bend / r[best])).squareRoot() / r[best]
    let independentLags = max(1, Double(r.count) * min(1, count / Double(overlap)))
    let z = Self.fisher(r[best]) * (count - 3).squareRoot()
    chanceOfNoAgreement = min(1, independentLags * Self.upperTail(z))
    chanceOfOtherLag = Self.chanceOfRival(correlation, best: best)
  }

  /// The test of two correlations that have one signal in common, for every other peak.
  ///
  /// Source: Meng, Rosenthal & Rubin 1992, Psychol Bull 111(1):172–175,
  /// <https://doi.org/10.1037/0033-2909.111.1.172>.
  private static func chanceOfRival(_ correlation: LaggedCorrelation, best: Int) -> Double {
    let r = correlation.coefficients
    let rivals = r.indices.filter { index in
      guard index != best, r[index] > 0 else { return false }
      let before = index > 0 ? r[index - 1] : -1
      let after = index + 1 < r.count ? r[index + 1] : -1
      return r[index] >= before && r[index] > after
    }
    // Only the strongest can be as good; the others are many and near zero.
    let strongest = rivals.sorted { r[$0] > r[$1] }.prefix(mostRivals)
    var worst = 0.0
    for rival in strongest {
      let lag = correlation.firstLag + rival
      let samples = min(
        correlation.effectiveSamples(overlap: correlation.overlap(atLag: lag)),
        correlation.effectiveSamples(
          overlap: correlation.overlap(atLag: correlation.firstLag + best)))
      guard samples > 3 else { return 1 }
      let common = min(correlation.autocorrelation(atLag: rival - best), 1 - 1e-12)
      let square = (r[best] * r[best] + r[rival] * r[rival]) / 2
      let f = min(1, (1 - common) / (2 * (1 - square)))
      let h = (1 - f * square) / (1 - square)
      let z =
        (fisher(r[best]) - fisher(r[rival]))
        * ((samples - 3) / (2 * (1 - common) * h)).squareRoot()
      worst = max(worst, upperTail(z))
    }
    return min(1, worst * Double(strongest.count))
  }

  private static let mostRivals = 10

  private static func fisher(_ r: Double) -> Double { Double.atanh(min(r, 1 - 1e-12)) }

  /// The chance that a standard normal exceeds `z`.
  private static func upperTail(_ z: Double) -> Double { Double.erfc(z / Double.sqrt(2)) / 2 }
}
