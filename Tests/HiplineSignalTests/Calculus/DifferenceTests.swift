import HiplineSignal
import HiplineTestSupport
import Testing

struct DifferenceTests {
  private struct Reference: Decodable {
    var signal: [Double]
    var sampleRateHertz: Double
    var gradient: [Double]
  }

  @Test func `differences agree with NumPy`() throws {
    let expected: Reference = try reference("calculus")
    let actual = Difference.central(
      expected.signal, sampleRateHertz: expected.sampleRateHertz)
    #expect(Approximate.error(actual, expected.gradient) < .rounding)
  }

  @Test func `a parabola's slope is exact between the ends`() {
    let parabola = (0..<10).map { Double($0 * $0) }
    let slope = Difference.central(parabola, sampleRateHertz: 1)
    #expect(slope == [1, 2, 4, 6, 8, 10, 12, 14, 16, 17])
  }

  @Test func `short signals have a derivative`() {
    #expect(Difference.central([], sampleRateHertz: 5) == [])
    #expect(Difference.central([3], sampleRateHertz: 5) == [0])
    #expect(Difference.central([3, 4], sampleRateHertz: 5) == [5, 5])
  }
}
