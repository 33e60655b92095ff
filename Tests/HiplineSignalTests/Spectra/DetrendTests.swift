import HiplineSignal
import HiplineTestSupport
import Testing

struct DetrendTests {
  private struct Reference: Decodable {
    var signal: [Double]
    var mean: [Double]
    var line: [Double]
  }

  @Test func `trends agree with SciPy`() throws {
    let expected: Reference = try reference("detrend")
    #expect(Detrend.none.applied(to: expected.signal) == expected.signal)
    #expect(
      Approximate.error(Detrend.mean.applied(to: expected.signal), expected.mean) < .rounding)
    #expect(
      Approximate.error(Detrend.line.applied(to: expected.signal), expected.line) < .rounding)
  }

  @Test func `a straight line leaves nothing`() {
    let line = (0..<50).map { 3 - 0.25 * Double($0) }
    #expect(Detrend.line.applied(to: line).allSatisfy { abs($0) < .rounding })
  }

  @Test func `one sample and none have a trend too`() {
    #expect(Detrend.line.applied(to: [4]) == [0])
    #expect(Detrend.line.applied(to: []) == [])
  }
}
