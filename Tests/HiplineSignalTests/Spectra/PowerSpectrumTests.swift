import HiplineSignal
import HiplineTestSupport
import Testing

struct PowerSpectrumTests {
  private let spectrum = PowerSpectrum(
    resolutionHertz: 0.1, densities: (0...100).map(Double.init), degreesOfFreedom: 2)

  @Test func `a band holds the bins at both its ends`() {
    #expect(spectrum.bins(in: 0.3...0.7) == 3..<8)
    #expect(spectrum.bins(in: 0.31...0.69) == 4..<7)
  }

  @Test func `a band beyond the spectrum holds what there is`() {
    #expect(spectrum.bins(in: -5...0.2) == 0..<3)
    #expect(spectrum.bins(in: 9.9...100) == 99..<101)
    #expect(spectrum.bins(in: 50...60).isEmpty)
    #expect(spectrum.bins(in: -60...(-50)).isEmpty)
    #expect(spectrum.bins(in: 0.41...0.49).isEmpty)
  }

  @Test func `the power of a band is the sum of its densities times the resolution`() {
    #expect(Approximate.error(spectrum.power(in: 0.3...0.5), 1.2) < .rounding)
  }
}
