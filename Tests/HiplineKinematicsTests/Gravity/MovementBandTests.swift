import HiplineKinematics
import HiplineTestSupport
import RealModule
import Testing

struct MovementBandTests {
  private func amplitudeLeft(_ hertz: Double, rate: Double = 100) -> Double {
    let signal = (0..<Int(20 * rate)).map { Double.sin(2 * .pi * hertz * Double($0) / rate) }
    let smooth = MovementBand.lowPass(signal, sampleRateHertz: rate)
    return spread(smooth[Int(5 * rate)..<Int(15 * rate)]) / 2
  }

  @Test func `a slow repetition passes whole, shaking hardly at all`() {
    #expect(abs(amplitudeLeft(0.2) - 1) < 0.001)
    #expect(amplitudeLeft(8) < 0.01)
  }

  @Test func `at the cut-off half of the amplitude is left`() {
    #expect(abs(amplitudeLeft(MovementBand.cutoffHertz) - 0.5) < 0.005)
  }

  @Test func `at five samples a second the cut-off moves below half of the rate`() {
    #expect(abs(amplitudeLeft(0.2, rate: 5) - 1) < 0.01)
  }
}
