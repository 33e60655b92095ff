import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineSignal

struct NoiseFloorTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var resolutionHertz: Double
      var densities: [Double]
      var degreesOfFreedom: Double
      var bandHertz: [Double]
      var excludedHertz: [Double]
      var slope: Double
      var interceptLog: Double
    }
    var cases: [Case]
  }

  @Test func `the line is that of SciPy`() throws {
    for expected in try (reference("noise-floor") as Reference).cases {
      let spectrum = PowerSpectrum(
        resolutionHertz: expected.resolutionHertz, densities: expected.densities,
        degreesOfFreedom: expected.degreesOfFreedom)
      let line = try #require(
        NoiseFloor.logLogLine(
          of: spectrum, bandHertz: expected.bandHertz[0]...expected.bandHertz[1],
          excludingHertz: expected.excludedHertz[0]...expected.excludedHertz[1]))
      #expect(Approximate.error(line.slope, expected.slope) < .otherAlgorithm)
      #expect(Approximate.error(line.interceptLog, expected.interceptLog) < .otherAlgorithm)
    }
  }

  private func powerLaw(_ level: Double, _ slope: Double) -> [Double] {
    [0] + (1..<200).map { level * Double.pow(Double($0) * 0.1, slope) }
  }

  @Test func `a power law is found under a peak`() throws {
    var densities = powerLaw(0.5, -1.5)
    for bin in 85...105 { densities[bin] *= 1000 }
    let spectrum = PowerSpectrum(
      resolutionHertz: 0.1, densities: densities, degreesOfFreedom: 1e6)
    let line = try #require(
      NoiseFloor.logLogLine(of: spectrum, bandHertz: 1...15, excludingHertz: 8.5...10.5))
    #expect(abs(line.slope + 1.5) < .iteration)
    #expect(abs(line.density(atHertz: 9.5) / (0.5 * Double.pow(9.5, -1.5)) - 1) < 1e-5)
  }

  @Test func `a second peak does not bend the floor`() throws {
    var densities = powerLaw(0.5, -1.5)
    for bin in 60...70 { densities[bin] *= 1000 }
    let spectrum = PowerSpectrum(
      resolutionHertz: 0.1, densities: densities, degreesOfFreedom: 1e6)
    let line = try #require(
      NoiseFloor.logLogLine(of: spectrum, bandHertz: 1...15, excludingHertz: nil))
    #expect(abs(line.slope + 1.5) < .iteration)
    #expect(abs(line.density(atHertz: 9.5) / (0.5 * Double.pow(9.5, -1.5)) - 1) < 1e-5)
  }

  @Test func `the floor of white noise is its density, not its median`() throws {
    var random = SplitMix64(seed: 8)
    let spectrum = WelchEstimate.estimate(
      random.uniform(count: 2000), sampleRateHertz: 100,
      parameters: .init(segmentSamples: 1000, overlapSamples: 0))
    let line = try #require(
      NoiseFloor.logLogLine(of: spectrum, bandHertz: 1...49, excludingHertz: nil))
    // Variance 1/3 spread over 50 Hz.
    #expect(abs(line.density(atHertz: 10) * 150 - 1) < 0.1)
  }

  @Test func `a tremor in noise is significant and noise is not`() throws {
    var random = SplitMix64(seed: 17)
    let noise = random.uniform(count: 3000)
    let tremor = noise.indices.map {
      noise[$0] + 0.5 * Double.sin(2 * Double.pi * 9.5 * Double($0) / 100)
    }
    #expect(try isSignificant(tremor))
    #expect(try !isSignificant(noise))
  }

  /// The example of the target's README.
  private func isSignificant(_ acceleration: [Double]) throws -> Bool {
    let spectrum = WelchEstimate.estimate(
      acceleration, sampleRateHertz: 100, parameters: .init(segmentSamples: 256))
    let peak = try #require(spectrum.peak(in: 3...15))
    let floor = try #require(
      NoiseFloor.logLogLine(
        of: spectrum, bandHertz: 3...15,
        excludingHertz: peak.frequencyHertz - 1...peak.frequencyHertz + 1))
    let freedom = spectrum.degreesOfFreedom
    let bins = Double(spectrum.bins(in: 3...15).count)
    let limit = ChiSquared.quantile(1 - 0.01 / bins, degreesOfFreedom: freedom) / freedom
    return peak.density > limit * floor.density(atHertz: peak.frequencyHertz)
  }

  @Test func `too few bins have no floor`() {
    let spectrum = PowerSpectrum(
      resolutionHertz: 1, densities: [9, 1, 1, 0, 1, 1], degreesOfFreedom: 2)
    #expect(NoiseFloor.logLogLine(of: spectrum, bandHertz: 0...3, excludingHertz: nil) == nil)
    #expect(NoiseFloor.logLogLine(of: spectrum, bandHertz: 0...5, excludingHertz: 1...2) == nil)
  }
}
