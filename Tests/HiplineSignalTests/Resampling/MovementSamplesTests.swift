import HiplineCore
import RealModule
import Testing

@testable import HiplineSignal

struct MovementSamplesTests {
  @Test(
    "there are at least 25 a second, and all where there are fewer than 50",
    arguments: [(10.0, 1), (25, 1), (49, 1), (50, 2), (100, 4), (128, 5), (400, 16)])
  func steps(rate: Double, step: Int) {
    let samples = MovementSamples(of: rate)
    #expect(samples.step == step)
    #expect(samples.sampleRateHertz * Double(step) == rate)
    #expect(rate < 25 || samples.sampleRateHertz >= 25)
  }

  @Test("a movement of 20° and 1 Hz comes back", arguments: [50.0, 99, 100, 128, 400])
  func comesBack(rate: Double) {
    let samples = MovementSamples(of: rate)
    let degrees = (0..<Int(10 * rate)).map { 20 * Double.sin(2 * .pi * Double($0) / rate) }
    let filled = samples.filled(samples.taken(of: degrees), count: degrees.count)
    #expect(filled.count == degrees.count)
    let errors = zip(degrees, filled).map { abs($0 - $1) }
    // At the ends the cubic leans on one side, and behind the last sample it goes on.
    let inside = errors.dropFirst(samples.step).dropLast(2 * samples.step)
    #expect(inside.allSatisfy { $0 < 0.002 })
    #expect(errors.allSatisfy { $0 < 0.05 })
    for index in stride(from: 0, to: degrees.count, by: samples.step) {
      #expect(abs(filled[index] - degrees[index]) < 1e-12)
    }
  }

  @Test("a cubic comes back exactly, of whatever length", arguments: 13...40)
  func cubics(count: Int) {
    let samples = MovementSamples(of: 100)
    let cubic = (0..<count).map { index -> Double in
      let t = Double(index) / 10
      return 1 - 2 * t + 3 * t * t - t * t * t
    }
    let filled = samples.filled(samples.taken(of: cubic), count: count)
    #expect(zip(cubic, filled).allSatisfy { abs($0 - $1) < 1e-9 * (1 + abs($0)) })
  }

  @Test("of too few samples for a cubic each one stands for those behind it", arguments: 1...12)
  func fewSamples(count: Int) {
    let samples = MovementSamples(of: 100)
    let values = (0..<count).map(Double.init)
    let filled = samples.filled(samples.taken(of: values), count: count)
    #expect(filled == values.map { 4 * ($0 / 4).rounded(.down) })
    #expect(samples.held(samples.taken(of: values), count: count) == filled)
  }

  @Test("where all are taken nothing changes")
  func allAreTaken() {
    let samples = MovementSamples(of: 25)
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    #expect(samples.taken(of: values) == values)
    #expect(samples.filled(values, count: values.count) == values)
    let series = VectorSeries(values.map { Vector3($0, 0, 0) })
    #expect(samples.taken(of: series) == series)
  }
}
