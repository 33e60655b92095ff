import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct LaggedCorrelationTests {
  /// Independent first-order noise: every sample is `memory` times the one before plus a new value.
  static func noise(_ count: Int, memory: Double, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var last = 0.0
    return (0..<count).map { _ in
      // Twelve uniform numbers less six are close to normal.
      let fresh = (0..<12).reduce(-6.0) { sum, _ in
        sum + Double.random(in: 0..<1, using: &generator)
      }
      last = memory * last + fresh
      return last
    }
  }

  private func naive(_ a: [[Double]], _ b: [[Double]], lag: Int) -> Double {
    var (product, squareA, squareB) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      let pairs = y.indices.filter { x.indices.contains($0 + lag) }.map { (x[$0 + lag], y[$0]) }
      let meanX = pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count)
      let meanY = pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
      for (x, y) in pairs {
        product += (x - meanX) * (y - meanY)
        squareA += (x - meanX) * (x - meanX)
        squareB += (y - meanY) * (y - meanY)
      }
    }
    return product / (squareA * squareB).squareRoot()
  }

  @Test(arguments: [(0, 100), (100, 0), (-3, 97), (0, 19), (60, 80)])
  func `lags that have no samples in common leave nothing to compare`(lags: (Int, Int)) throws {
    let a = [Self.noise(120, memory: 0.5, seed: 1)]
    let b = [Self.noise(20, memory: 0.5, seed: 2)]
    let correlation = try #require(LaggedCorrelation(a, b, fewestSamples: 5))
    #expect(correlation.partial(atLag: lags.0, given: lags.1) == nil)
    #expect(correlation.partial(atLag: 3, given: 5) != nil)
  }

  @Test(arguments: [(40, 40), (25, 60), (60, 25)])
  func `every coefficient is that of the samples that overlap`(counts: (Int, Int)) throws {
    let a = (0..<3).map { Self.noise(counts.0, memory: 0.5, seed: UInt64($0) + 1).map { $0 + 100 } }
    let b = (0..<3).map { Self.noise(counts.1, memory: 0.5, seed: UInt64($0) + 9) }
    let correlation = try #require(LaggedCorrelation(a, b, fewestSamples: 5))
    #expect(correlation.coefficients.count == counts.0 + counts.1 - 9)
    for (index, r) in correlation.coefficients.enumerated() {
      let lag = correlation.firstLag + index
      #expect(abs(r - naive(a, b, lag: lag)) < 1e-9)
    }
    #expect(LaggedCorrelation(a, b, fewestSamples: 61) == nil)
  }

  @Test(arguments: [0.0, 0.6, 0.9])
  func `independent signals scatter as their effective samples say`(memory: Double) throws {
    let n = 400
    var squares = 0.0
    var promised = 0.0
    let runs = 300
    for run in 0..<runs {
      let a = Self.noise(n, memory: memory, seed: UInt64(2 * run + 1))
      let b = Self.noise(n, memory: memory, seed: UInt64(2 * run + 2))
      let correlation = try #require(LaggedCorrelation([a], [b], fewestSamples: n - 2))
      let r = correlation.coefficients[-correlation.firstLag]
      squares += r * r
      promised += 1 / correlation.effectiveSamples(overlap: n)
    }
    // The scatter of a variance from 300 runs is 8 %; the theory is for long signals.
    #expect(abs(squares / promised - 1) < 0.3)
    // For such noise the sum has a closed form: (1 + m²) / (1 − m²) samples are worth one.
    let expected = (1 + memory * memory) / (1 - memory * memory) / Double(n)
    #expect(abs(promised / Double(runs) / expected - 1) < 0.2)
  }

  @Test func `a constant signal agrees with nothing`() throws {
    let correlation = try #require(
      LaggedCorrelation(
        [Array(repeating: 3.0, count: 50)], [Self.noise(50, memory: 0, seed: 1)], fewestSamples: 20)
    )
    #expect(correlation.coefficients.allSatisfy { $0 == 0 })
    #expect(LagEstimate(correlation) == nil)
  }
}
