import HiplineSignal
import HiplineTestSupport
import Testing

struct MannKendallTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var y: [Double]
      var s: Int
      var z: Double?
      var pValue: Double
    }
    var exact: [Case]
    var tied: [Case]
    var normal: [Case]
  }

  @Test func `short series without ties have the exact p-value of SciPy`() throws {
    for expected in try (reference("mann-kendall") as Reference).exact {
      let result = try #require(MannKendall.test(expected.y))
      #expect(result.s == expected.s)
      #expect(result.z == nil)
      #expect(Approximate.error(result.pValue, expected.pValue) < .otherAlgorithm)
    }
  }

  @Test func `short series with ties have the p-value of all their permutations`() throws {
    for expected in try (reference("mann-kendall") as Reference).tied {
      let result = try #require(MannKendall.test(expected.y))
      #expect(result.s == expected.s)
      #expect(result.z == nil)
      #expect(Approximate.error(result.pValue, expected.pValue) < .rounding)
    }
  }

  @Test func `long series have the p-value of pymannkendall`() throws {
    for expected in try (reference("mann-kendall") as Reference).normal {
      let result = try #require(MannKendall.test(expected.y))
      #expect(result.s == expected.s)
      #expect(Approximate.error(result.z, expected.z) < .otherAlgorithm)
      #expect(Approximate.error(result.pValue, expected.pValue) < .otherAlgorithm)
    }
  }

  @Test func `the worked example of twelve repetitions holds`() throws {
    let y = [10.2, 10.0, 9.9, 10.1, 9.7, 9.4, 9.5, 9.1, 8.8, 8.9, 8.4, 8.0]
    let result = try #require(MannKendall.test(y))
    #expect(result.s == -58)
    #expect(Approximate.error(result.z, -3.9086352435453273) < .otherAlgorithm)
    #expect(Approximate.error(result.pValue, 9.281898133695066e-05) < .otherAlgorithm)
  }

  @Test func `a series turned around has the opposite S and the same p-value`() throws {
    var random = SplitMix64(seed: 16)
    for count in 2..<20 {
      let y = random.uniform(count: count)
      let forwards = try #require(MannKendall.test(y))
      let backwards = try #require(MannKendall.test(y.reversed()))
      #expect(forwards.s == -backwards.s)
      #expect(forwards.pValue == backwards.pValue)
    }
  }

  @Test func `a constant series has no trend`() {
    #expect(MannKendall.test([2, 2, 2]) == .init(s: 0, pValue: 1, z: nil))
    let long = Array(repeating: 2.0, count: 12)
    #expect(MannKendall.test(long) == .init(s: 0, pValue: 1, z: 0))
  }

  @Test func `one value and no numbers cannot be tested`() {
    #expect(MannKendall.test([1]) == nil)
    #expect(MannKendall.test([1, .nan, 3]) == nil)
  }
}
