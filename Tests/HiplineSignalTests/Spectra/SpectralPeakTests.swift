import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineSignal

struct SpectralPeakTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var resolutionHertz: Double
      var densities: [Double]
      var bandHertz: [Double]
      var bin: Int
      var frequencyHertz: Double
      var density: Double
      var halfPowerWidthHertz: Double
      var power: Double
    }
    var cases: [Case]
  }

  @Test func `summit, width and the band's power are those of NumPy`() throws {
    for expected in try (reference("spectral-peaks") as Reference).cases {
      let spectrum = PowerSpectrum(
        resolutionHertz: expected.resolutionHertz, densities: expected.densities,
        degreesOfFreedom: 2)
      let band = expected.bandHertz[0]...expected.bandHertz[1]
      let peak = try #require(spectrum.peak(in: band))
      #expect(peak.bin == expected.bin)
      #expect(Approximate.error(peak.frequencyHertz, expected.frequencyHertz) < .otherAlgorithm)
      #expect(Approximate.error(peak.density, expected.density) < .otherAlgorithm)
      #expect(
        Approximate.error(peak.halfPowerWidthHertz, expected.halfPowerWidthHertz) < .otherAlgorithm)
      #expect(Approximate.error(spectrum.power(in: band), expected.power) < .rounding)
    }
  }

  /// A Gaussian bell, whose logarithm is a parabola, on a grid of 0.25 Hz.
  private func bell(atHertz centre: Double, halfWidthHertz: Double) -> PowerSpectrum {
    PowerSpectrum(
      resolutionHertz: 0.25,
      densities: (0..<100).map { bin in
        let distance = (Double(bin) * 0.25 - centre) / halfWidthHertz
        return 3 * Double.exp(-Double.log(2) * distance * distance)
      },
      degreesOfFreedom: 2)
  }

  @Test func `the summit of a bell is found between the bins`() throws {
    for centre in [9.36, 9.4, 9.5, 9.61] {
      let peak = try #require(bell(atHertz: centre, halfWidthHertz: 0.8).peak(in: 8...12))
      #expect(Approximate.error(peak.frequencyHertz, centre) < .rounding)
      #expect(Approximate.error(peak.density, 3) < .rounding)
      #expect(peak.bin == Int((centre / 0.25).rounded(.toNearestOrAwayFromZero)))
    }
  }

  @Test func `the width of a bell is found within two per cent`() throws {
    let peak = try #require(bell(atHertz: 9.5, halfWidthHertz: 0.8).peak(in: 8...12))
    #expect(abs(peak.halfPowerWidthHertz - 1.6) < 0.02 * 1.6)
  }

  @Test func `the flank of a peak outside the band is no peak`() {
    let spectrum = bell(atHertz: 6, halfWidthHertz: 2)
    #expect(spectrum.peak(in: 8...12) == nil)
    #expect(spectrum.peak(in: 3...5) == nil)
  }

  @Test func `a flat spectrum, an empty one and a narrow band have no peak`() {
    let flat = PowerSpectrum(
      resolutionHertz: 1, densities: [1, 1, 1, 1, 1], degreesOfFreedom: 2)
    #expect(flat.peak(in: 0...4) == nil)
    #expect(bell(atHertz: 9.5, halfWidthHertz: 1).peak(in: 9.4...9.6) == nil)
    let silent = PowerSpectrum(resolutionHertz: 1, densities: [0, 0, 0], degreesOfFreedom: 2)
    #expect(silent.peak(in: 0...2) == nil)
  }

  @Test func `a single line above nothing is a peak of its bin`() throws {
    let line = PowerSpectrum(
      resolutionHertz: 1, densities: [0, 0, 4, 0, 0], degreesOfFreedom: 2)
    let peak = try #require(line.peak(in: 0...4))
    #expect(peak == .init(frequencyHertz: 2, density: 4, halfPowerWidthHertz: 1, bin: 2))
  }

  @Test func `a width counts to the end of the spectrum`() throws {
    let wide = PowerSpectrum(
      resolutionHertz: 1, densities: [8, 9, 10, 9, 8], degreesOfFreedom: 2)
    let peak = try #require(wide.peak(in: 1...3))
    #expect(peak.halfPowerWidthHertz == 4)
  }

  @Test func `a line through a Hann window has the window's width`() throws {
    let signal = (0..<4096).map { Double.sin(2 * Double.pi * 9.53 * Double($0) / 100) }
    let spectrum = WelchEstimate.estimate(
      signal, sampleRateHertz: 100,
      parameters: .init(segmentSamples: 256, transformLength: 4096))
    let peak = try #require(spectrum.peak(in: 8...12))
    #expect(abs(peak.frequencyHertz - 9.53) < 0.001)
    #expect(abs(peak.halfPowerWidthHertz / (100.0 / 256) - 1.44) < 0.01)
  }
}
