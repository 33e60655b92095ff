import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct ThomsonFTestTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var count: Int
      var timeHalfBandwidth: Double
      var taperCount: Int
      var transformLength: Int
      var statistics: [Double]
      var amplitudes: [Double]
      var pValues: [Double]
    }
    var signal: [Double]
    var sampleRateHertz: Double
    var cases: [Case]
  }

  @Test func `statistics, amplitudes and p-values are those of NumPy and SciPy`() throws {
    let file: Reference = try reference("thomson")
    for expected in file.cases {
      let test = ThomsonFTest(
        Array(file.signal.prefix(expected.count)), sampleRateHertz: file.sampleRateHertz,
        parameters: .init(
          timeHalfBandwidth: expected.timeHalfBandwidth, taperCount: expected.taperCount,
          transformLength: expected.transformLength))
      // At 0 Hz the removed line leaves rounding alone.
      let bins = expected.statistics.indices.dropFirst()
      #expect(
        Approximate.errorOfEach(
          bins.map { test.statistics[$0] }, bins.map { expected.statistics[$0] }) < .iteration)
      #expect(Approximate.error(test.amplitudes, expected.amplitudes) < .otherAlgorithm)
      #expect(
        Approximate.errorOfEach(
          bins.map { test.pValue(of: $0) }, bins.map { expected.pValues[$0] }) < .iteration)
    }
  }

  @Test func `the worked example holds`() throws {
    let file: Reference = try reference("thomson")
    let test = ThomsonFTest(file.signal, sampleRateHertz: 100)
    let bin = 95
    #expect(Approximate.error(test.frequencyHertz(of: bin), 9.5) < .rounding)
    #expect(Approximate.error(test.statistics[bin], 3971.8819567478427) < .iteration)
    #expect(Approximate.error(test.amplitudes[bin], 0.07882624125915233) < .iteration)
    #expect(test.degreesOfFreedom == 12)
  }

  @Test func `a level has its own amplitude at 0 Hz, a line half of it in either direction`() {
    let signal = (0..<256).map { 3 + Double.cos(2 * Double.pi * 64 * Double($0) / 256) }
    let test = ThomsonFTest(signal, sampleRateHertz: 256, parameters: .init(detrend: .none))
    // The two leak into each other by less than a thousandth.
    #expect(abs(test.amplitudes[0] - 3) < 1e-3)
    #expect(abs(test.amplitudes[64] - 1) < 1e-3)
  }

  @Test func `one bin in a hundred of noise passes at one per cent`() {
    var random = SplitMix64(seed: 32)
    var passed = 0
    var count = 0
    for _ in 0..<200 {
      let test = ThomsonFTest(random.uniform(count: 128), sampleRateHertz: 1)
      for bin in stride(from: 8, to: 60, by: 2) {
        count += 1
        if test.pValue(of: bin) < 0.01 { passed += 1 }
      }
    }
    #expect(abs(Double(passed) / Double(count) - 0.01) < 0.004)
  }

  @Test func `silence is no line`() {
    let test = ThomsonFTest(Array(repeating: 0, count: 64), sampleRateHertz: 1)
    #expect(test.statistics.allSatisfy { $0 == 0 })
    #expect(test.pValue(of: 3) == 1)
  }
}
