import HiplineSignal
import HiplineTestSupport
import Testing

struct AutocorrelationTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var correlation: [Double]
    }
    var cases: [Case]
  }

  @Test func `autocorrelation agrees with the direct sum of NumPy`() throws {
    for expected in try (reference("autocorrelation") as Reference).cases {
      let actual = Autocorrelation.biasedNormalised(expected.signal)
      #expect(Approximate.error(actual, expected.correlation) < .rounding)
    }
  }

  @Test func `lag zero is one and scale and offset do not matter`() {
    var random = SplitMix64(seed: 9)
    let signal = random.uniform(count: 77)
    let correlation = Autocorrelation.biasedNormalised(signal)
    #expect(correlation[0] == 1)
    #expect(
      Approximate.error(Autocorrelation.biasedNormalised(signal.map { 5 - 3 * $0 }), correlation)
        < .rounding)
  }

  @Test func `a constant agrees with itself at lag zero only`() {
    #expect(Autocorrelation.biasedNormalised(Array(repeating: 0.1, count: 5)) == [1, 0, 0, 0, 0])
    #expect(Autocorrelation.biasedNormalised([]) == [])
  }
}
