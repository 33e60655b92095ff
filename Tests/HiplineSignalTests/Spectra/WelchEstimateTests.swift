import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct WelchEstimateTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var window: String
      var detrend: String
      var segmentSamples: Int
      var overlapSamples: Int
      var transformLength: Int
      var resolutionHertz: Double
      var densities: [Double]
    }
    var signal: [Double]
    var sampleRateHertz: Double
    var cases: [Case]
    var shortCount: Int
    var short: [Double]
  }

  @Test func `Welch agrees with SciPy`() throws {
    let file: Reference = try reference("welch")
    let detrends = ["none": Detrend.none, "mean": .mean, "line": .line]
    for expected in file.cases {
      let spectrum = WelchEstimate.estimate(
        file.signal, sampleRateHertz: file.sampleRateHertz,
        parameters: .init(
          segmentSamples: expected.segmentSamples, overlapSamples: expected.overlapSamples,
          transformLength: expected.transformLength,
          window: try #require(Window(rawValue: expected.window)),
          detrend: try #require(detrends[expected.detrend])))
      #expect(Approximate.error(spectrum.resolutionHertz, expected.resolutionHertz) < .rounding)
      // What a removed mean leaves at 0 Hz is rounding alone and has no digits to compare.
      let significant = expected.densities.indices.filter { expected.densities[$0] > 1e-20 }
      #expect(
        Approximate.errorOfEach(
          significant.map { spectrum.densities[$0] }, significant.map { expected.densities[$0] })
          < .otherAlgorithm)
      #expect(Approximate.error(spectrum.densities, expected.densities) < .rounding)
    }
  }

  @Test func `the amplitude of a sine is the square root of twice its band's power`() throws {
    let file: Reference = try reference("welch")
    let spectrum = WelchEstimate.estimate(
      file.signal, sampleRateHertz: 100, parameters: .init(segmentSamples: 256))
    let power = spectrum.power(in: 8...12)
    #expect(Approximate.error(power, 0.0032054361352724606) < .otherAlgorithm)
    #expect(abs((2 * power).squareRoot() - 0.08) < 0.0002)
  }

  @Test func `signals side by side have the spectra that each has alone`() {
    var random = SplitMix64(seed: 7)
    for (count, segment, length) in [(200, 200, 512), (300, 64, 64), (301, 100, 128)] {
      let signals = (0..<4).map { _ in random.uniform(count: count) }
      let parameters = WelchEstimate.Parameters(segmentSamples: segment, transformLength: length)
      let together = WelchEstimate.estimate(
        ofEach: signals, sampleRateHertz: 100, parameters: parameters)
      #expect(
        together
          == signals.map {
            WelchEstimate.estimate($0, sampleRateHertz: 100, parameters: parameters)
          })
    }
  }

  @Test func `a signal shorter than a segment is one segment`() throws {
    let file: Reference = try reference("welch")
    let spectrum = WelchEstimate.estimate(
      Array(file.signal.prefix(file.shortCount)), sampleRateHertz: 100,
      parameters: .init(segmentSamples: 256))
    #expect(Approximate.error(spectrum.densities, file.short) < .otherAlgorithm)
    #expect(spectrum.degreesOfFreedom == 2)
  }

  @Test func `Hann at half overlap has the degrees of freedom of the textbook`() {
    for count in 1...9 {
      let signal = Array(repeating: 1.0, count: 128 * (count + 1))
      let spectrum = WelchEstimate.estimate(
        signal, sampleRateHertz: 100, parameters: .init(segmentSamples: 256))
      let k = Double(count)
      let expected = 2 * k / (1 + 2 * (1 - 1 / k) / 36)
      #expect(Approximate.error(spectrum.degreesOfFreedom, expected) < .rounding)
    }
  }

  @Test func `segments that do not overlap have two degrees of freedom each`() {
    let spectrum = WelchEstimate.estimate(
      Array(repeating: 1.0, count: 1000), sampleRateHertz: 100,
      parameters: .init(segmentSamples: 100, overlapSamples: 0))
    #expect(spectrum.degreesOfFreedom == 20)
  }

  @Test func `the densities of white noise scatter as their degrees of freedom say`() {
    var random = SplitMix64(seed: 6)
    var ratios: [Double] = []
    var freedom = 0.0
    for _ in 0..<200 {
      let spectrum = WelchEstimate.estimate(
        random.uniform(count: 256), sampleRateHertz: 1, parameters: .init(segmentSamples: 64))
      freedom = spectrum.degreesOfFreedom
      // Variance 1/3 spread over half a hertz.
      ratios += stride(from: 4, to: 30, by: 4).map { spectrum.densities[$0] / (2.0 / 3) }
    }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ratios.count)
    #expect(abs(mean - 1) < 0.05)
    #expect(abs(variance * freedom / 2 - 1) < 0.15)
  }

  @Test func `an undetrended rectangle keeps the mean square`() {
    var random = SplitMix64(seed: 7)
    for count in [255, 256] {
      let signal = random.uniform(count: count)
      let spectrum = WelchEstimate.estimate(
        signal, sampleRateHertz: 50,
        parameters: .init(segmentSamples: count, window: .rectangular, detrend: .none))
      let meanSquare = signal.reduce(0) { $0 + $1 * $1 } / Double(count)
      #expect(Approximate.error(spectrum.power(in: 0...25), meanSquare) < .rounding)
    }
  }

  @Test func `twice the signal has four times the density`() throws {
    let signal = (try reference("welch") as Reference).signal
    let parameters = WelchEstimate.Parameters(segmentSamples: 256)
    let once = WelchEstimate.estimate(signal, sampleRateHertz: 100, parameters: parameters)
    let twice = WelchEstimate.estimate(
      signal.map { 2 * $0 }, sampleRateHertz: 100, parameters: parameters)
    #expect(twice.densities == once.densities.map { 4 * $0 })
  }

  @Test func `a transform shorter than a segment traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = WelchEstimate.estimate(
        [1, 2, 3], sampleRateHertz: 1, parameters: .init(segmentSamples: 3, transformLength: 2))
    }
  }
}
