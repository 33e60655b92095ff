import HiplineSignal
import HiplineTestSupport
import Testing

struct ChiSquaredTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var degreesOfFreedom: Double
      var p: [Double]
      var quantiles: [Double]
    }
    var cases: [Case]
  }

  @Test func `quantiles agree with SciPy`() throws {
    for expected in try (reference("chi-squared") as Reference).cases {
      let actual = expected.p.map {
        ChiSquared.quantile($0, degreesOfFreedom: expected.degreesOfFreedom)
      }
      #expect(
        Approximate.errorOfEach(actual, expected.quantiles) < .iteration,
        "\(expected.degreesOfFreedom) degrees of freedom")
    }
  }

  @Test func `the ends are zero and infinity`() {
    #expect(ChiSquared.quantile(0, degreesOfFreedom: 3) == 0)
    #expect(ChiSquared.quantile(1, degreesOfFreedom: 3) == .infinity)
  }
}
