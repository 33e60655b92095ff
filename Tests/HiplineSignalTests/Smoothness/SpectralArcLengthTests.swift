import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct SpectralArcLengthTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var speed: [Double]
      var sampleRateHertz: Double
      var maximumFrequencyHertz: Double
      var arcLength: Double
    }
    var cases: [Case]
  }

  private let bell = (0..<200).map { index in
    let seconds = -1 + 0.01 * Double(index)
    return Double.exp(-5 * seconds * seconds)
  }

  @Test func `the arc length is that of the authors' program`() throws {
    for expected in try (reference("smoothness") as Reference).cases {
      let actual = SpectralArcLength.measure(
        expected.speed, sampleRateHertz: expected.sampleRateHertz,
        parameters: .init(maximumFrequencyHertz: expected.maximumFrequencyHertz))
      #expect(Approximate.error(actual, expected.arcLength) < .otherProgram)
    }
  }

  @Test func `a bell-shaped speed has an arc length of -1·414`() {
    let arcLength = SpectralArcLength.measure(bell, sampleRateHertz: 100)
    #expect(Approximate.error(arcLength, -1.4140312641141968) < .otherProgram)
  }

  @Test func `a larger movement is as smooth`() {
    let small = SpectralArcLength.measure(bell, sampleRateHertz: 100)
    let large = SpectralArcLength.measure(bell.map { -40 * $0 }, sampleRateHertz: 100)
    #expect(Approximate.error(large, small) < .rounding)
  }

  @Test func `a second sub-movement is less smooth`() throws {
    let one = try #require(SpectralArcLength.measure(bell, sampleRateHertz: 100))
    let two = try #require(SpectralArcLength.measure(bell + bell, sampleRateHertz: 100))
    #expect(two < one)
  }

  @Test func `nothing to measure gives nothing`() {
    let measure = { SpectralArcLength.measure($0, sampleRateHertz: 100) }
    #expect(measure([1, 2, 3, 4, 3, 2, 1]) == nil)
    #expect(measure(Array(repeating: 0, count: 50)) == nil)
    #expect(measure(bell + [.nan]) == nil)
    #expect(measure(bell + [.infinity]) == nil)
  }
}
