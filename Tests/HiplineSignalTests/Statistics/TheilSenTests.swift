import HiplineSignal
import HiplineTestSupport
import Testing

struct TheilSenTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var x: [Double]
      var y: [Double]
      var slope: Double
      var intercept: Double
    }
    var cases: [Case]
  }

  @Test func `lines agree with SciPy`() throws {
    for expected in try (reference("theil-sen") as Reference).cases {
      let fit = try #require(TheilSen.fit(x: expected.x, y: expected.y))
      #expect(Approximate.error(fit.slope, expected.slope) < .rounding)
      #expect(Approximate.error(fit.intercept, expected.intercept) < .rounding)
    }
  }

  @Test func `a fifth of wild points does not bend the line`() throws {
    let x = (0..<20).map(Double.init)
    var y = x.map { 1 + 2 * $0 }
    for index in [3, 7, 11, 19] { y[index] = 1e6 }
    let fit = try #require(TheilSen.fit(x: x, y: y))
    #expect(abs(fit.slope - 2) < .rounding)
  }

  @Test func `points above each other have no line`() {
    #expect(TheilSen.fit(x: [1, 1, 1], y: [1, 2, 3]) == nil)
    #expect(TheilSen.fit(x: [1], y: [1]) == nil)
    #expect(TheilSen.fit(x: [], y: []) == nil)
    #expect(TheilSen.fit(x: [1, 2], y: [1, .nan]) == nil)
  }
}
