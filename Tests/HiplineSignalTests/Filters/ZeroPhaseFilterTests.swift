import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct ZeroPhaseFilterTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var filter: ButterworthCase
      var filtered: [Double]

      private enum Key: CodingKey { case filtered }

      init(from decoder: any Decoder) throws {
        filter = try ButterworthCase(from: decoder)
        filtered = try decoder.container(keyedBy: Key.self)
          .decode([Double].self, forKey: .filtered)
      }
    }
    struct Short: Decodable {
      var count: Int
      var filtered: [Double]
    }
    var signal: [Double]
    var cases: [Case]
    var short: [Short]
  }

  private let lowPass = ButterworthDesign.lowPass(
    order: 4, cutoffHertz: 5, sampleRateHertz: 100)

  @Test func `filtering agrees with sosfiltfilt of SciPy`() throws {
    let file: Reference = try reference("zero-phase")
    for expected in file.cases {
      let filtered = ZeroPhaseFilter.apply(expected.filter.sections, to: file.signal)
      #expect(
        Approximate.error(filtered, expected.filtered) < .recursion,
        "order \(expected.filter.order)")
    }
  }

  @Test(arguments: 0...7)
  func `signals filtered together are as filtered alone`(count: Int) {
    var random = SplitMix64(seed: 21)
    for length in [1, 2, 30, 200] {
      let signals = (0..<count).map { _ in random.uniform(count: length, in: -1...1) }
      #expect(
        ZeroPhaseFilter.apply(lowPass, toEach: signals)
          == signals.map { ZeroPhaseFilter.apply(lowPass, to: $0) })
    }
  }

  @Test func `a short signal is continued by what there is`() throws {
    let file: Reference = try reference("zero-phase")
    for expected in file.short {
      let signal = Array(file.signal.prefix(expected.count))
      #expect(
        Approximate.error(ZeroPhaseFilter.apply(lowPass, to: signal), expected.filtered)
          < .recursion)
    }
    #expect(ZeroPhaseFilter.apply(lowPass, to: []) == [])
  }

  @Test func `a slow sine comes through where it was`() {
    let signal = (0..<1000).map { Double.sin(2 * Double.pi * 0.5 * Double($0) / 100) }
    let filtered = ZeroPhaseFilter.apply(lowPass, to: signal)
    #expect((200..<800).allSatisfy { abs(filtered[$0] - signal[$0]) < 1e-5 })
  }

  @Test func `a symmetric signal stays symmetric`() {
    var random = SplitMix64(seed: 10)
    let half = random.uniform(count: 400)
    let filtered = ZeroPhaseFilter.apply(lowPass, to: half + half.reversed())
    // The two directions settle separately at the ends; in the middle they do not matter.
    #expect((200..<400).allSatisfy { abs(filtered[$0] - filtered[799 - $0]) < .recursion })
  }

  @Test func `a low pass keeps a straight line and a constant`() {
    let line = (0..<1000).map { 2 + 0.5 * Double($0) }
    let filtered = ZeroPhaseFilter.apply(lowPass, to: line)
    // The ends are not settled on a line but on a constant.
    #expect((400..<600).allSatisfy { abs(filtered[$0] - line[$0]) < .recursion * line[$0] })
    let constant = Array(repeating: 9.81, count: 300)
    #expect(
      ZeroPhaseFilter.apply(lowPass, to: constant)
        .allSatisfy { abs($0 - 9.81) < .otherAlgorithm })
  }

  @Test func `the filter is linear`() {
    var random = SplitMix64(seed: 11)
    let (a, b) = (random.uniform(count: 200), random.uniform(count: 200))
    let together = ZeroPhaseFilter.apply(lowPass, to: zip(a, b).map { 2 * $0 - 3 * $1 })
    let apart = zip(
      ZeroPhaseFilter.apply(lowPass, to: a), ZeroPhaseFilter.apply(lowPass, to: b)
    ).map { 2 * $0 - 3 * $1 }
    #expect(Approximate.error(together, apart) < .recursion)
  }
}
