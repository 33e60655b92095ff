import HiplineSignal

/// The difference of two means with its standard error.
package struct MeanDifference: Sendable, Hashable {
  /// The second mean less the first one, in the unit of the values.
  package var change: Double
  var standardError: Double
  /// The degrees of freedom of the standard error.
  var freedom: Double

  init(change: Double, standardError: Double, freedom: Double) {
    (self.change, self.standardError, self.freedom) = (change, standardError, freedom)
  }

  /// What is read off a line.
  init(_ reading: LeastSquaresLine.Reading, freedom: Double) {
    self.init(change: reading.value, standardError: reading.standardError, freedom: freedom)
  }

  /// Half the length of the confidence interval.
  package var margin: Double { margin(confidence: StudentT.confidence) }

  /// The same at a confidence between 0 and 1.
  package func margin(confidence: Double) -> Double {
    standardError == 0
      ? 0 : StudentT.twoSidedQuantile(confidence, freedom: freedom) * standardError
  }

  /// The difference with its margin on either side.
  package var interval: ClosedRange<Double> { (change - margin)...(change + margin) }

  /// The probability of such a difference, either way, where there is none.
  var pValue: Double {
    guard standardError > 0 else { return change == 0 ? 1 : 0 }
    let ratio = change / standardError
    return FDistribution.probability(
      above: ratio * ratio, numeratorFreedom: 1, denominatorFreedom: freedom)
  }

  /// The difference with a further error that is known from elsewhere.
  ///
  /// - Parameter error: The standard error, in the unit of the values.
  ///
  /// Source: Welch 1947 and Satterthwaite 1946 for the degrees of freedom, of which the further error has any number.
  func with(error: Double) -> MeanDifference {
    let variance = standardError * standardError
    let sum = variance + error * error
    guard variance > 0 else {
      return MeanDifference(
        change: change, standardError: error, freedom: Self.freedomOfKnownErrors)
    }
    let share = sum / variance
    return MeanDifference(
      change: change, standardError: sum.squareRoot(),
      freedom: min(Self.freedomOfKnownErrors, freedom * share * share))
  }

  /// Of an error that is known and not estimated: so many that Student's distribution is the normal one to six digits.
  private static let freedomOfKnownErrors = 1e6

  /// Of values whose scatter may differ.
  ///
  /// - Returns: nil for fewer than two values on a side.
  ///
  /// Source: Welch 1947, Biometrika 34:28–35, <https://doi.org/10.1093/biomet/34.1-2.28>.
  static func welch(_ before: [Double], _ after: [Double]) -> MeanDifference? {
    guard let first = RobustStatistics.standardDeviation(before),
      let second = RobustStatistics.standardDeviation(after),
      let start = RobustStatistics.mean(before), let end = RobustStatistics.mean(after)
    else { return nil }
    let (n, m) = (Double(before.count), Double(after.count))
    let (a, b) = (first * first / n, second * second / m)
    let sum = a + b
    return MeanDifference(
      change: end - start, standardError: sum.squareRoot(),
      freedom: sum > 0 ? sum * sum / (a * a / (n - 1) + b * b / (m - 1)) : n + m - 2)
  }

  /// Of values with one scatter, which the sides with several of them tell.
  ///
  /// The standard error is the standard error of measurement, √MSE of the one-way analysis of variance, times √(1/n + 1/m).
  ///
  /// - Returns: nil where neither side has two values.
  ///
  /// Source: Weir 2005, J. Strength Cond. Res. 19(1):231–240, <https://doi.org/10.1519/15184.1>.
  static func pooled(_ before: [Double], _ after: [Double]) -> MeanDifference? {
    guard let start = RobustStatistics.mean(before), let end = RobustStatistics.mean(after),
      before.count + after.count > 2
    else { return nil }
    let squares =
      before.reduce(0) { $0 + ($1 - start) * ($1 - start) }
      + after.reduce(0) { $0 + ($1 - end) * ($1 - end) }
    let freedom = Double(before.count + after.count - 2)
    let measurement = squares / freedom
    let factor = 1 / Double(before.count) + 1 / Double(after.count)
    return MeanDifference(
      change: end - start, standardError: (measurement * factor).squareRoot(), freedom: freedom)
  }

  /// The mean of the differences of pairs, one of a day. Where there are enough, their scatter is that about the line through them, so
  /// that what goes on from day to day is no noise.
  ///
  /// - Returns: nil for fewer than two.
  static func paired(_ differences: [DayValue]) -> MeanDifference? {
    if let line = DayLine(differences) { return line.height(at: line.meanDay) }
    let values = differences.map { $0.value }
    guard let mean = RobustStatistics.mean(values),
      let deviation = RobustStatistics.standardDeviation(values)
    else { return nil }
    return MeanDifference(
      change: mean, standardError: deviation / Double(values.count).squareRoot(),
      freedom: Double(values.count - 1))
  }

  /// Of the means of two groups of days, whose scatter is that about the line of a group that has one, else about its mean.
  ///
  /// - Returns: nil where neither group shows a scatter.
  static func acrossDays(_ before: [DayValue], _ after: [DayValue]) -> MeanDifference? {
    guard let start = RobustStatistics.mean(before.map { $0.value }),
      let end = RobustStatistics.mean(after.map { $0.value })
    else { return nil }
    var (squares, freedom) = (0.0, 0.0)
    for (group, mean) in [(before, start), (after, end)] {
      if let line = DayLine(group) {
        squares += line.residualSquares
        freedom += line.freedom
      } else {
        squares += group.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
        freedom += Double(group.count - 1)
      }
    }
    guard freedom > 0 else { return nil }
    let factor = 1 / Double(before.count) + 1 / Double(after.count)
    return MeanDifference(
      change: end - start, standardError: (squares / freedom * factor).squareRoot(),
      freedom: freedom)
  }

  /// Of two groups of other days, with one slope for both: an analysis of covariance.
  ///
  /// - Returns: nil for fewer than five values or a single day.
  static func withCommonSlope(_ before: [DayValue], _ after: [DayValue]) -> MeanDifference? {
    let groups = [before, after]
    guard groups.allSatisfy({ !$0.isEmpty }), before.count + after.count >= DayLine.fewest + 1
    else { return nil }
    let centres = groups.map { group in
      let n = Double(group.count)
      return DayValue(
        day: group.reduce(0) { $0 + $1.day } / n, value: group.reduce(0) { $0 + $1.value } / n)
    }
    var (days, products, values) = (0.0, 0.0, 0.0)
    for (group, centre) in zip(groups, centres) {
      for point in group {
        let (x, y) = (point.day - centre.day, point.value - centre.value)
        days += x * x
        products += x * y
        values += y * y
      }
    }
    guard days > 0 else { return nil }
    let slope = products / days
    let freedom = Double(before.count + after.count - 3)
    let apart = centres[1].day - centres[0].day
    let factor = 1 / Double(before.count) + 1 / Double(after.count) + apart * apart / days
    let residual = max(0, values - slope * products) / freedom
    return MeanDifference(
      change: centres[1].value - centres[0].value - slope * apart,
      standardError: (residual * factor).squareRoot(), freedom: freedom)
  }
}
