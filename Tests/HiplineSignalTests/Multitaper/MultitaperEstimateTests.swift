import HiplineSignal
import HiplineTestSupport
import Testing

struct MultitaperEstimateTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var count: Int
      var timeHalfBandwidth: Double
      var taperCount: Int
      var transformLength: Int
      var densities: [Double]
    }
    var signal: [Double]
    var sampleRateHertz: Double
    var cases: [Case]
  }

  @Test func `densities are those of nitime`() throws {
    let file: Reference = try reference("multitaper")
    for expected in file.cases {
      let parameters = MultitaperEstimate.Parameters(
        timeHalfBandwidth: expected.timeHalfBandwidth, transformLength: expected.transformLength)
      #expect(parameters.taperCount == expected.taperCount)
      let spectrum = MultitaperEstimate.estimate(
        Array(file.signal.prefix(expected.count)), sampleRateHertz: file.sampleRateHertz,
        parameters: parameters)
      #expect(Approximate.errorOfEach(spectrum.densities, expected.densities) < .otherAlgorithm)
      #expect(spectrum.resolutionHertz == 100 / Double(expected.transformLength))
    }
  }

  @Test func `the power of a band is that of the worked example`() throws {
    let file: Reference = try reference("multitaper")
    let spectrum = MultitaperEstimate.estimate(file.signal, sampleRateHertz: 100)
    #expect(Approximate.error(spectrum.power(in: 8...12), 0.0031922737823665347) < .recursion)
  }

  @Test func `every taper has nearly two degrees of freedom`() {
    let signal = Array(repeating: 0.0, count: 300)
    let seven = MultitaperEstimate.estimate(signal, sampleRateHertz: 100)
    #expect(seven.degreesOfFreedom > 13.9 && seven.degreesOfFreedom < 14)
    let one = MultitaperEstimate.estimate(
      signal, sampleRateHertz: 100, parameters: .init(taperCount: 1))
    #expect(Approximate.error(one.degreesOfFreedom, 2) < .rounding)
  }

  @Test func `white noise has its variance as power, and scatters as its degrees of freedom say`() {
    var random = SplitMix64(seed: 31)
    var ratios: [Double] = []
    var freedom = 0.0
    for _ in 0..<200 {
      let spectrum = MultitaperEstimate.estimate(
        random.uniform(count: 128), sampleRateHertz: 1, parameters: .init(detrend: .none))
      freedom = spectrum.degreesOfFreedom
      // Variance 1/3 spread over half a hertz.
      ratios += stride(from: 8, to: 60, by: 8).map { spectrum.densities[$0] / (2.0 / 3) }
    }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ratios.count)
    #expect(abs(mean - 1) < 0.05)
    #expect(abs(variance * freedom / 2 - 1) < 0.15)
  }

  @Test func `a transform shorter than the signal traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = MultitaperEstimate.estimate(
        Array(repeating: 1, count: 20), sampleRateHertz: 1, parameters: .init(transformLength: 19))
    }
  }
}
