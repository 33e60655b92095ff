import HiplineSignal
import HiplineTestSupport
import Testing

struct CumulativeIntegralTests {
  private struct Reference: Decodable {
    var signal: [Double]
    var sampleRateHertz: Double
    var integral: [Double]
  }

  @Test func `integrals agree with SciPy`() throws {
    let expected: Reference = try reference("calculus")
    let actual = CumulativeIntegral.trapezoid(
      expected.signal, sampleRateHertz: expected.sampleRateHertz)
    #expect(Approximate.error(actual, expected.integral) < .rounding)
  }

  @Test func `the integral of a slope is the line`() {
    let line = CumulativeIntegral.trapezoid([4, 4, 4, 4], sampleRateHertz: 2)
    #expect(line == [0, 2, 4, 6])
  }

  @Test func `short signals have an integral`() {
    #expect(CumulativeIntegral.trapezoid([], sampleRateHertz: 2) == [])
    #expect(CumulativeIntegral.trapezoid([9], sampleRateHertz: 2) == [0])
  }
}
