/// How well repeated measurements tell subjects apart: the share of variance that is the subjects'.
///
/// Every subject is measured by every rater, or on every day. The mean squares of the two-way analysis
/// of variance, of *n* subjects (rows, R), *k* raters (columns, C) and what is left (error, E), give
///
///     ICC(1,1) = (MSR − MSW) / (MSR + (k − 1) MSW)      MSW: columns and error together
///     ICC(2,1) = (MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n)
///     ICC(3,1) = (MSR − MSE) / (MSR + (k − 1) MSE)
///
/// and for the mean of the *k* measurements
///
///     ICC(1,k) = (MSR − MSW) / MSR
///     ICC(2,k) = (MSR − MSE) / (MSR + (MSC − MSE) / n)
///     ICC(3,k) = (MSR − MSE) / MSR
///
/// 1: other raters for every subject. 2: the raters are a sample of all, and their differences count
/// (agreement). 3: these raters only, and their constant differences do not count (consistency).
///
/// Source: Shrout, Fleiss 1979, Psychol. Bull. 86(2):420–428,
/// <https://doi.org/10.1037/0033-2909.86.2.420>; the errors of measurement as Weir 2005, J. Strength
/// Cond. Res. 19(1):231–240, <https://doi.org/10.1519/15184.1>.
public struct IntraclassCorrelation: Sendable, Hashable {
  /// The reliability of one measurement and of the mean of all, dimensionless, at most 1.
  ///
  /// Below 0 where subjects differ less than chance alone would have it.
  public struct Reliability: Sendable, Hashable {
    /// Of one measurement: ICC(·,1).
    public var single: Double
    /// Of the mean of all *k* measurements: ICC(·,k).
    public var mean: Double

    /// Reliabilities, dimensionless, at most 1.
    public init(single: Double, mean: Double) {
      self.single = single
      self.mean = mean
    }
  }

  /// An error of one measurement, in the unit of the scores.
  public struct MeasurementError: Sendable, Hashable {
    /// The standard deviation of a subject's measurements, the subject unchanged.
    public var standardError: Double

    /// The smallest change between two measurements of a subject that is real, not error, with 95 %
    /// confidence: 1.96 √2 times ``standardError``.
    public var minimalDetectableChange95: Double {
      // The quantile 0.975 of the standard normal distribution.
      1.959963984540054 * 2.0.squareRoot() * standardError
    }

    /// An error with its standard deviation in the unit of the scores.
    public init(standardError: Double) { self.standardError = standardError }
  }

  /// ICC(1,1) and ICC(1,k): every subject with other raters.
  public var oneWay: Reliability

  /// ICC(2,1) and ICC(2,k): raters sampled from many, whose differences count.
  public var agreement: Reliability

  /// ICC(3,1) and ICC(3,k): these raters, whose constant differences do not count.
  public var consistency: Reliability

  /// √(MSE + (MSC − MSE) / n), the second term not below zero: constant differences count.
  public var agreementError: MeasurementError

  /// √MSE: constant differences do not count.
  public var consistencyError: MeasurementError

  /// The correlations of a table of scores.
  ///
  /// - Parameter scores: `[subjects][raters]`, every subject with a score of every rater.
  /// - Returns: nil for fewer than two subjects or raters, for scores that are not finite, and if all
  ///   scores are equal.
  public static func measure(_ scores: [[Double]]) -> IntraclassCorrelation? {
    let raters = scores.first?.count ?? 0
    precondition(
      scores.allSatisfy { $0.count == raters },
      "\(raters) scores of every subject expected")
    guard scores.count > 1, raters > 1, scores.joined().allSatisfy(\.isFinite),
      scores.joined().contains(where: { $0 != scores[0][0] })
    else { return nil }
    let n = Double(scores.count)
    let k = Double(raters)
    let subjectMeans = scores.map { $0.reduce(0, +) / k }
    let raterMeans = (0..<raters).map { rater in scores.reduce(0) { $0 + $1[rater] } / n }
    let mean = subjectMeans.reduce(0, +) / n

    let rows = k * subjectMeans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let columns = n * raterMeans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (k - 1)
    var squares = 0.0
    for (subject, subjectMean) in zip(scores, subjectMeans) {
      for (score, raterMean) in zip(subject, raterMeans) {
        let residual = score - subjectMean - raterMean + mean
        squares += residual * residual
      }
    }
    let error = squares / ((n - 1) * (k - 1))
    let within = (columns * (k - 1) + squares) / (n * (k - 1))
    let between = (columns - error) / n
    return IntraclassCorrelation(
      oneWay: Reliability(
        single: (rows - within) / (rows + (k - 1) * within), mean: (rows - within) / rows),
      agreement: Reliability(
        single: (rows - error) / (rows + (k - 1) * error + k * between),
        mean: (rows - error) / (rows + between)),
      consistency: Reliability(
        single: (rows - error) / (rows + (k - 1) * error), mean: (rows - error) / rows),
      agreementError: MeasurementError(standardError: (error + max(between, 0)).squareRoot()),
      consistencyError: MeasurementError(standardError: error.squareRoot()))
  }
}
