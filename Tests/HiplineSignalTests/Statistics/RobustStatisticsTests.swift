import HiplineSignal
import HiplineTestSupport
import Testing

struct RobustStatisticsTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var values: [Double]
      var p: [Double]
      var quantiles: [Double]
      var median: Double
      var deviation: Double
      var scaledDeviation: Double
      var mean: Double
      var standardDeviation: Double?
      var rootMeanSquare: Double
    }
    var cases: [Case]
  }

  @Test func `location and spread agree with NumPy and SciPy`() throws {
    for expected in try (reference("statistics") as Reference).cases {
      let values = expected.values
      let quantiles = expected.p.compactMap { RobustStatistics.quantile($0, of: values) }
      #expect(Approximate.error(quantiles, expected.quantiles) < .rounding)
      let pairs = [
        (RobustStatistics.median(values), expected.median),
        (
          RobustStatistics.medianAbsoluteDeviation(values, scaledToNormal: false),
          expected.deviation
        ),
        (RobustStatistics.medianAbsoluteDeviation(values), expected.scaledDeviation),
        (RobustStatistics.mean(values), expected.mean),
        (RobustStatistics.standardDeviation(values), expected.standardDeviation),
        (RobustStatistics.rootMeanSquare(values), expected.rootMeanSquare),
      ]
      for (actual, expected) in pairs { #expect(Approximate.error(actual, expected) < .rounding) }
    }
  }

  @Test func `no values have no statistics`() {
    #expect(RobustStatistics.median([]) == nil)
    #expect(RobustStatistics.quantile(0.3, of: []) == nil)
    #expect(RobustStatistics.medianAbsoluteDeviation([]) == nil)
    #expect(RobustStatistics.mean([]) == nil)
    #expect(RobustStatistics.standardDeviation([1]) == nil)
    #expect(RobustStatistics.rootMeanSquare([]) == nil)
  }

  @Test func `values that are no numbers have no statistics`() {
    let values = [1, .nan, 2]
    #expect(RobustStatistics.median(values) == nil)
    #expect(RobustStatistics.medianAbsoluteDeviation(values) == nil)
    #expect(RobustStatistics.mean(values) == nil)
    #expect(RobustStatistics.standardDeviation(values) == nil)
    #expect(RobustStatistics.rootMeanSquare(values) == nil)
  }

  @Test func `one wild value hardly moves the median and its deviation`() {
    let values = [1.0, 2, 3, 4, 1e9]
    #expect(RobustStatistics.median(values) == 3)
    #expect(RobustStatistics.medianAbsoluteDeviation(values, scaledToNormal: false) == 1)
    let middle = RobustStatistics.median(values)
    #expect(
      RobustStatistics.medianAbsoluteDeviation(values, about: middle)
        == RobustStatistics.medianAbsoluteDeviation(values))
  }
}
