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
    struct Probability: Decodable {
      var degreesOfFreedom: Double
      var x: [Double]
      var probabilities: [Double]
    }
    var cases: [Case]
    var probabilities: [Probability]
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

  @Test func `probabilities agree with SciPy`() throws {
    for expected in try (reference("chi-squared") as Reference).probabilities {
      let actual = expected.x.map {
        ChiSquared.probability(upTo: $0, degreesOfFreedom: expected.degreesOfFreedom)
      }
      #expect(Approximate.errorOfEach(actual, expected.probabilities) < .rounding)
    }
  }

  @Test func `a quantile's probability is where it came from`() {
    for freedom in [0.2, 1, 2.5, 18, 400] {
      for p in stride(from: 0.02, to: 1, by: 0.07) {
        let x = ChiSquared.quantile(p, degreesOfFreedom: freedom)
        let back = ChiSquared.probability(upTo: x, degreesOfFreedom: freedom)
        #expect(Approximate.error(back, p) < .rounding)
      }
    }
  }

  @Test func `the ends are zero and infinity`() {
    #expect(ChiSquared.quantile(0, degreesOfFreedom: 3) == 0)
    #expect(ChiSquared.quantile(1, degreesOfFreedom: 3) == .infinity)
    #expect(ChiSquared.probability(upTo: 0, degreesOfFreedom: 3) == 0)
    #expect(ChiSquared.probability(upTo: .infinity, degreesOfFreedom: 3) == 1)
  }
}
