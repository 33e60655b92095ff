import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct VectorSpectrumTests {
  private let rate = 100.0
  private let band = 3.0...15.0

  /// Three components of noise, of which the second has a part in common with the first.
  private func components(_ count: Int, seed: UInt64) -> [[Double]] {
    var generator = SplitMix64(seed: seed)
    let noise = (0..<3).map { _ in
      (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
    }
    return [noise[0], zip(noise[0], noise[1]).map { 0.7 * $0 + 0.3 * $1 }, noise[2]]
  }

  @Test(
    "the trace is the sum of the components' own spectra",
    arguments: [(200, 200, 1000), (256, 256, 256), (900, 256, 1000), (100, 256, 300), (9, 8, 15)])
  func traceIsTheSum(count: Int, segment: Int, length: Int) {
    let signals = components(count, seed: UInt64(count))
    let parameters = WelchEstimate.Parameters(segmentSamples: segment, transformLength: length)
    let vector = WelchEstimate.estimate(
      ofVector: signals, sampleRateHertz: rate, parameters: parameters, bandHertz: band)
    let each = WelchEstimate.estimate(
      ofEach: signals, sampleRateHertz: rate, parameters: parameters)
    let largest = vector.spectrum.densities.max() ?? 0
    for bin in vector.spectrum.densities.indices {
      let sum = each.reduce(0) { $0 + $1.densities[bin] }
      #expect(abs(vector.spectrum.densities[bin] - sum) < 1e-12 * largest)
    }
    #expect(vector.spectrum.resolutionHertz == each[0].resolutionHertz)
    #expect(vector.spectrum.degreesOfFreedom == each[0].degreesOfFreedom)
  }

  /// (x + y)² = x² + y² + 2 x y: what two components have in common, from the spectra of their sums.
  @Test("the band's matrix is that of the spectra of sums", arguments: [1, 2, 3] as [UInt64])
  func matrixOfSums(seed: UInt64) {
    let signals = components(700, seed: seed)
    let parameters = WelchEstimate.Parameters(segmentSamples: 256, transformLength: 1000)
    let vector = WelchEstimate.estimate(
      ofVector: signals, sampleRateHertz: rate, parameters: parameters, bandHertz: band)
    func power(_ signal: [Double]) -> Double {
      WelchEstimate.estimate(signal, sampleRateHertz: rate, parameters: parameters)
        .power(in: band)
    }
    let scale = power(signals[0]) / vector.bandMatrix[0][0]
    for (row, one) in signals.enumerated() {
      for (column, other) in signals.enumerated() {
        let common = (power(zip(one, other).map(+)) - power(one) - power(other)) / 2
        #expect(abs(scale * vector.bandMatrix[row][column] - common) < 1e-12 * power(signals[0]))
      }
    }
  }

  @Test("along one line there is one component, of three alike that have nothing in common three")
  func effectiveComponents() {
    var generator = SplitMix64(seed: 9)
    func noise() -> [Double] { (0..<20_000).map { _ in .random(in: -1...1, using: &generator) } }
    func effective(_ components: [[Double]]) -> Double {
      WelchEstimate.estimate(
        ofVector: components, sampleRateHertz: rate, parameters: .init(segmentSamples: 256),
        bandHertz: band
      ).effectiveComponents
    }
    let one = noise()
    #expect(abs(effective([one, one.map { -2 * $0 }, one.map { 0.5 * $0 }]) - 1) < 1e-9)
    #expect(abs(effective([noise(), noise(), noise()]) - 3) < 0.02)
    #expect(effective([[0, 0, 0], [0, 0, 0]]) == 1)
  }
}
