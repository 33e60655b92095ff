import HiplineSignal
import RealModule
import Testing

extension LagEstimate {
  fileprivate var isSure: Bool { max(chanceOfNoAgreement, chanceOfOtherLag) <= 0.01 }
}

struct LagEstimateTests {
  /// What two sensors see of one movement: the same smooth noise, and noise of their own.
  private func pair(
    shift: Int, own: Double, seed: UInt64, count: Int = 600
  ) -> (a: [Double], b: [Double]) {
    let shared = LaggedCorrelationTests.noise(count + 200, memory: 0.8, seed: seed)
    let (first, second) = (seed &+ 1000, seed &+ 2000)
    let a = LaggedCorrelationTests.noise(count, memory: 0.8, seed: first)
    let b = LaggedCorrelationTests.noise(count, memory: 0.8, seed: second)
    return (
      (0..<count).map { shared[$0 + 100] + own * a[$0] },
      (0..<count).map { shared[$0 + 100 + shift] + own * b[$0] }
    )
  }

  @Test(arguments: [-90, -3, 0, 17, 90])
  func `a shift is found, with its sign`(shift: Int) throws {
    let (a, b) = pair(shift: shift, own: 0.5, seed: 5)
    let correlation = try #require(LaggedCorrelation([a], [b], fewestSamples: 300))
    let estimate = try #require(LagEstimate(correlation))
    #expect(abs(estimate.lagSamples - Double(shift)) < 1)
    #expect(estimate.isSure)
  }

  @Test func `the standard error is the scatter of the lag`() throws {
    /// A running mean over nine samples, thrice: a smooth peak instead of a cusp.
    func smooth(_ signal: [Double]) -> [Double] {
      (0..<3).reduce(signal) { signal, _ in
        (0..<(signal.count - 8)).map { signal[$0..<($0 + 9)].reduce(0, +) / 9 }
      }
    }
    var (squares, promised) = (0.0, 0.0)
    let runs = 200
    for run in 0..<runs {
      let (a, b) = pair(shift: 8, own: 0.5, seed: UInt64(run) * 7919)
      let correlation = try #require(
        LaggedCorrelation([smooth(a)], [smooth(b)], fewestSamples: 500))
      let estimate = try #require(LagEstimate(correlation))
      squares += (estimate.lagSamples - 8) * (estimate.lagSamples - 8)
      promised += estimate.standardErrorSamples * estimate.standardErrorSamples
    }
    let ratio = (squares / promised).squareRoot()
    #expect(ratio > 0.7 && ratio < 1.4, "\(ratio)")
  }

  @Test func `signals with nothing in common are hardly ever taken for shifted`() throws {
    var found = 0
    for run in 0..<200 {
      let a = LaggedCorrelationTests.noise(500, memory: 0.9, seed: UInt64(run) * 2 + 1)
      let b = LaggedCorrelationTests.noise(500, memory: 0.9, seed: UInt64(run) * 2 + 2)
      let correlation = try #require(LaggedCorrelation([a], [b], fewestSamples: 250))
      if let estimate = LagEstimate(correlation), estimate.isSure { found += 1 }
    }
    // At a level of 1 % each: more than 8 of 200 happen once in 4000 times.
    #expect(found <= 8)
  }

  @Test func `a movement that repeats itself exactly has no one lag`() throws {
    let wave = (0..<800).map { Double.sin(2 * .pi * Double($0) / 40) }
    let correlation = try #require(
      LaggedCorrelation([Array(wave[0..<600])], [Array(wave[110..<710])], fewestSamples: 300))
    let estimate = LagEstimate(correlation)
    #expect(estimate?.isSure != true)
  }
}
