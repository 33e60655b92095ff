import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct TheilSenTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var x: [Double]
      var y: [Double]
      var slope: Double
      var intercept: Double
      var interval95: [Double]
      var interval99: [Double]
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

  @Test func `intervals of the slope are those of SciPy`() throws {
    for expected in try (reference("theil-sen") as Reference).cases {
      for (confidence, ends) in [(0.95, expected.interval95), (0.99, expected.interval99)] {
        let interval = try #require(
          TheilSen.slopeInterval(x: expected.x, y: expected.y, confidence: confidence))
        #expect(Approximate.error([interval.lowerBound, interval.upperBound], ends) < .rounding)
      }
    }
  }

  @Test func `the worked example of twelve repetitions has its interval`() throws {
    let y = [10.2, 10.0, 9.9, 10.1, 9.7, 9.4, 9.5, 9.1, 8.8, 8.9, 8.4, 8.0]
    let interval = try #require(TheilSen.slopeInterval(x: (0..<12).map(Double.init), y: y))
    #expect(abs(interval.lowerBound + 0.233333) < 1e-6)
    #expect(abs(interval.upperBound + 0.15) < 1e-6)
  }

  @Test func `nineteen in twenty intervals hold the true slope`() throws {
    var random = SplitMix64(seed: 35)
    let x = (0..<15).map(Double.init)
    var held = 0
    for _ in 0..<1000 {
      let y = zip(x, random.uniform(count: 15)).map { 0.3 * $0 + $1 }
      if try #require(TheilSen.slopeInterval(x: x, y: y)).contains(0.3) { held += 1 }
    }
    #expect(abs(held - 950) < 25)
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
    #expect(TheilSen.slopeInterval(x: [1, 1, 1], y: [1, 2, 3]) == nil)
    #expect(TheilSen.slopeInterval(x: [], y: []) == nil)
    #expect(TheilSen.slopeInterval(x: [1, 2], y: [1, .nan]) == nil)
  }
}
