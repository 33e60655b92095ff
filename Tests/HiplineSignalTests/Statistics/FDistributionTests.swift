import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct FDistributionTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var numerator: Double
      var denominator: Double
      var above: [Double]
      var upTo: [Double]
    }
    var x: [Double]
    var cases: [Case]
  }

  @Test func `both tails are those of SciPy`() throws {
    let file: Reference = try reference("f-distribution")
    for expected in file.cases {
      let above = file.x.map {
        FDistribution.probability(
          above: $0, numeratorFreedom: expected.numerator,
          denominatorFreedom: expected.denominator)
      }
      let upTo = file.x.map {
        FDistribution.probability(
          upTo: $0, numeratorFreedom: expected.numerator, denominatorFreedom: expected.denominator)
      }
      #expect(Approximate.errorOfEach(above, expected.above) < .otherAlgorithm)
      #expect(Approximate.errorOfEach(upTo, expected.upTo) < .otherAlgorithm)
    }
  }

  @Test func `two degrees of freedom in the numerator have a formula`() {
    for denominator in [2.0, 6, 12, 30] {
      for x in [0.1, 1, 7, 4000] {
        let expected = Double.pow(1 + 2 * x / denominator, -denominator / 2)
        let actual = FDistribution.probability(
          above: x, numeratorFreedom: 2, denominatorFreedom: denominator)
        #expect(Approximate.error(actual, expected) < .rounding)
      }
    }
  }

  @Test func `nothing is below zero and nothing above infinity`() {
    let above = {
      FDistribution.probability(above: $0, numeratorFreedom: 3, denominatorFreedom: 4)
    }
    #expect(above(0) == 1)
    #expect(above(.infinity) == 0)
  }
}
