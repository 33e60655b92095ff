import HiplineSignal
import HiplineTestSupport
import Testing

struct MovingQuantileTests {
  @Test func `it is the quantile of every window`() {
    var random = SplitMix64(seed: 15)
    for (count, windows) in [(1, 1...4), (7, 1...20), (60, 1...70)] {
      let signal = random.uniform(count: count, in: -4...4).map { ($0 * 4).rounded() / 4 }
      for windowSamples in windows {
        for p in [0, 0.1, 0.5, 0.9, 1] {
          let actual = MovingQuantile.apply(p, to: signal, windowSamples: windowSamples)
          let expected = signal.indices.compactMap { index in
            let start = index - windowSamples / 2
            let window = signal[max(start, 0)..<min(start + windowSamples, count)]
            return RobustStatistics.quantile(p, of: Array(window))
          }
          #expect(actual == expected, "\(windowSamples) of \(count) samples")
        }
      }
    }
  }

  @Test(arguments: [3, 40, 400, 3000])
  func `it is the quantile of every window of a long signal`(windowSamples: Int) {
    var random = SplitMix64(seed: 16)
    var signal = random.uniform(count: 3000, in: -4...4).map { ($0 * 64).rounded() / 64 }
    for index in stride(from: 7, to: 3000, by: 501) { signal[index] = .nan }
    let actual = MovingQuantile.apply(0.25, to: signal, windowSamples: windowSamples)
    for index in stride(from: 0, to: 3000, by: 37) {
      let start = index - windowSamples / 2
      let window = signal[max(start, 0)..<min(start + windowSamples, 3000)]
      let sorted = window.filter { !$0.isNaN }.sorted()
      let position = 0.25 * Double(window.count - 1)
      let rank = Int(position)
      let expected = sorted[rank] + (sorted[rank + 1] - sorted[rank]) * (position - Double(rank))
      #expect(actual[index] == expected, "sample \(index)")
    }
  }

  @Test func `a moving median removes single spikes`() {
    var signal = Array(repeating: 1.0, count: 50)
    for index in stride(from: 0, to: 50, by: 10) { signal[index] = 99 }
    let median = MovingQuantile.apply(0.5, to: signal, windowSamples: 5)
    #expect(median == Array(repeating: 1, count: 50))
  }

  @Test func `what is not a number ranks above all numbers`() {
    let median = MovingQuantile.apply(0.5, to: [1, .nan, 3], windowSamples: 3)
    #expect(median[1] == 3)
  }

  @Test func `nothing has no quantiles`() {
    #expect(MovingQuantile.apply(0.5, to: [], windowSamples: 3) == [])
  }
}
