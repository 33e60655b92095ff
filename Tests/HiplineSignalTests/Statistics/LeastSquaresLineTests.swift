import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct LeastSquaresLineTests {
  private struct Reference: Decodable {
    struct Reading: Decodable {
      var value: Double
      var error: Double
      var margin: Double
    }
    struct Case: Decodable {
      var x: [Double]
      var y: [Double]
      var knot: Double?
      var scatter: Double
      var places: [Double]
      var heights: [Reading]
      var slopes: [Reading]
    }
    var cases: [Case]
  }

  @Test func `heights, slopes and their errors are those of NumPy`() throws {
    for expected in try (reference("least-squares") as Reference).cases {
      let line = try #require(
        expected.knot == nil
          ? LeastSquaresLine(x: expected.x, y: expected.y)
          : LeastSquaresLine.bent(x: expected.x, y: expected.y))
      #expect(line.knot == expected.knot)
      #expect(Approximate.error(line.scatter, expected.scatter) < .otherAlgorithm)
      let found = expected.places.map(line.height) + [line.slope, line.lastSlope]
      for (found, expected) in zip(found, expected.heights + expected.slopes) {
        #expect(abs(found.value - expected.value) < 1e-9 * (abs(expected.value) + expected.error))
        #expect(Approximate.error(found.standardError, expected.error) < .otherAlgorithm)
        let margin = found.margin(confidence: 0.95, freedom: line.freedom)
        #expect(Approximate.error(margin, expected.margin) < .iteration)
      }
    }
  }

  @Test func `points on a line have no scatter and no margin`() throws {
    let x = [0.0, 1, 4, 9, 11, 12]
    let bent = try #require(LeastSquaresLine.bent(x: x, y: x.map { -abs($0 - 4) }))
    #expect(bent.scatter < 1e-9 && bent.knot == 4)
    #expect(abs(bent.slope.value - 1) < 1e-9 && abs(bent.lastSlope.value + 1) < 1e-9)
    let level = try #require(LeastSquaresLine(x: x, y: x.map { _ in 20 }))
    #expect(level.height(at: 50).margin(confidence: 0.95, freedom: level.freedom) < 1e-9)
  }

  @Test func `too few points, or too few places, are no line`() {
    #expect(LeastSquaresLine(x: [1, 2], y: [1, 2]) == nil)
    #expect(LeastSquaresLine(x: [3, 3, 3, 3], y: [1, 2, 3, 4]) == nil)
    #expect(LeastSquaresLine.bent(x: [1, 2, 3, 4], y: [1, 2, 3, 4]) == nil)
    #expect(LeastSquaresLine.bent(x: [1, 1, 2, 2, 3, 3], y: [1, 2, 3, 4, 2, 1]) == nil)
  }
}
