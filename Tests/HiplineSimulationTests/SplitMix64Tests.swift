import HiplineSimulation
import Testing

struct SplitMix64Tests {
  @Test func `the first numbers of seed 1234567 are those of the published generator`() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func `Gaussian numbers have mean zero and deviation one`() {
    var generator = SplitMix64(seed: 5)
    let values = (0..<100_000).map { _ in generator.nextGaussian() }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    // Four standard errors.
    #expect(abs(mean) < 0.013)
    #expect(abs(variance - 1) < 0.018)
  }
}
