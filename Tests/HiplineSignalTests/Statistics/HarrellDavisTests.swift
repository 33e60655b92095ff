import HiplineSignal
import HiplineTestSupport
import Testing

struct HarrellDavisTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var values: [Double]
      var p: [Double]
      var harrellDavis: [Double]?
    }
    var cases: [Case]
  }

  @Test func `quantiles are those of SciPy`() throws {
    for expected in try (reference("statistics") as Reference).cases {
      guard let quantiles = expected.harrellDavis else { continue }
      let actual = expected.p.compactMap {
        RobustStatistics.harrellDavisQuantile($0, of: expected.values)
      }
      #expect(Approximate.error(actual, quantiles) < .otherAlgorithm)
    }
  }

  @Test func `the median of symmetric values is their centre`() throws {
    let median = try #require(
      RobustStatistics.harrellDavisQuantile(0.5, of: [-3, 5, -1, 1, 3, -5]))
    #expect(abs(median) < .rounding)
  }

  @Test func `one value is every quantile, and none has any`() {
    #expect(RobustStatistics.harrellDavisQuantile(0.3, of: [4]) == 4)
    #expect(RobustStatistics.harrellDavisQuantile(0.3, of: []) == nil)
    #expect(RobustStatistics.harrellDavisQuantile(0.3, of: [1, .nan]) == nil)
  }
}
