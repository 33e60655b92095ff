import HiplineCore
import HiplineSignal
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct TremorBandTests {
  @Test func `the trace of the spectrum does not change when the sensor is turned`() throws {
    let series = try #require(stillRecording(seconds: 10).accelerometer).values
    let turn = Quaternion(0.5, -0.1, 0.7, 0.3).normalized
    let plain = PowerSpectrum.trace(series, sampleRateHertz: 100, segmentSamples: 256)
    let turned = PowerSpectrum.trace(
      series.map(turn.rotate), sampleRateHertz: 100, segmentSamples: 256)
    #expect(Approximate.error(turned.densities, plain.densities) < .otherAlgorithm)
  }
}
