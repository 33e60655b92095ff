import RealModule
import Testing

@testable import HiplineSimulation

struct SlowNoiseTests {
  @Test func `the root mean square over a long time is the one asked for`() {
    var generator = SplitMix64(seed: 3)
    let noise = SlowNoise(rms: 0.7, lines: [(0.2, 1), (0.5, 0.5)], from: &generator)
    let values = (0..<100_000).map { noise.at(Double($0) * 0.05).value }
    #expect(abs(rootMeanSquare(values) - 0.7) < 0.007)
  }

  @Test func `the phase turns by two pi times the noise`() {
    var generator = SplitMix64(seed: 4)
    let noise = SlowNoise(rms: 0.3, lines: [(0.2, 1), (0.5, 0.5)], from: &generator)
    for seconds in [0.0, 1.3, 17.9] {
      #expect(abs(noise.phase.at(seconds).rate - 2 * .pi * noise.at(seconds).value) < 1e-12)
    }
  }
}
