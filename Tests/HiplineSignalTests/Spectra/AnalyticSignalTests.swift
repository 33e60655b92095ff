import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct AnalyticSignalTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var imaginary: [Double]
      var amplitude: [Double]
      var phase: [Double]
      var unwrapped: [Double]
    }
    var cases: [Case]
  }

  @Test func `transform, amplitude and phase are those of SciPy`() throws {
    for expected in try (reference("analytic-signal") as Reference).cases {
      let analytic = AnalyticSignal(expected.signal)
      #expect(analytic.real == expected.signal)
      let largest = expected.amplitude.reduce(0, max)
      let difference = zip(analytic.imaginary, expected.imaginary).map { abs($0 - $1) }
      #expect(difference.allSatisfy { $0 <= .rounding * largest })
      #expect(Approximate.error(analytic.amplitude, expected.amplitude) < .rounding)
      #expect(Approximate.error(analytic.phase, expected.phase) < .otherAlgorithm)
      #expect(Approximate.error(analytic.unwrappedPhase, expected.unwrapped) < .otherAlgorithm)
      #expect(Envelope.analytic(expected.signal) == analytic.amplitude)
    }
  }

  @Test func `a cosine of whole cycles has its frequency throughout`() {
    let signal = (0..<200).map { 0.7 * Double.cos(2 * Double.pi * 8 * Double($0) / 200) }
    let analytic = AnalyticSignal(signal)
    let frequencies = analytic.frequencyHertz(sampleRateHertz: 100)
    #expect(
      Approximate.error(frequencies, Array(repeating: 4, count: 200)) < .otherAlgorithm)
    #expect(abs(analytic.phase[0]) < .rounding)
  }

  @Test func `nothing has no amplitude and no phase`() {
    #expect(AnalyticSignal([]).amplitude.isEmpty)
    #expect(AnalyticSignal([]).unwrappedPhase.isEmpty)
  }
}
