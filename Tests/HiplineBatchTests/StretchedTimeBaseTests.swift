import HiplineAnalysis
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct StretchedTimeBaseTests {
  /// Half an hour at 50 Hz with jitter, single losses and long gaps.
  private func stamps(seed: UInt64, jitter: Double, losses: Int) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var lost: Set<Int> = []
    for _ in 0..<losses {
      let start = Int.random(in: 1..<89_000, using: &generator)
      lost.formUnion(start..<(start + Int.random(in: 1...400, using: &generator)))
    }
    return (0..<90_000).filter { !lost.contains($0) }.map {
      Double($0) / 50 + Double.random(in: -1...1, using: &generator) * jitter
    }
  }

  private func stretched(_ stamps: [Double], borders: [Int]) -> TimeBase? {
    var base = StretchedTimeBase()
    for (start, end) in zip([0] + borders, borders + [stamps.count]) {
      base.add(Array(stamps[start..<end]))
    }
    return base.timeBase
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `stretches tell the rate, the jitter and the gaps of the whole`(seed: UInt64) throws {
    let stamps = stamps(seed: seed, jitter: 0.002, losses: 12)
    let whole = try #require(TimeBase(timestamps: stamps))
    var generator = SplitMix64(seed: seed + 100)
    // Borders of stretches that hold next to nothing as well, and one in a gap.
    let gap = try #require(whole.gaps.first)
    let inGap = try #require(stamps.firstIndex(of: gap.seconds.upperBound))
    let borders =
      ([inGap, 40_000, 40_000, 40_001]
      + (0..<9).map { _ in Int.random(in: 1..<80_000, using: &generator) }).sorted()
    let base = try #require(stretched(stamps, borders: borders))
    #expect(abs(base.sampleRateHertz / whole.sampleRateHertz - 1) < 1e-5)
    #expect(abs(base.jitterSeconds / whole.jitterSeconds - 1) < 1e-3)
    #expect(base.gaps.map(\.seconds) == whole.gaps.map(\.seconds))
    #expect(base.lostSamples == whole.lostSamples)
  }

  @Test func `a gap that ends with the last sample of all is one`() throws {
    let stamps = (0..<100).map { Double($0) / 50 } + [5]
    let base = try #require(stretched(stamps, borders: [60]))
    #expect(base.gaps.map(\.seconds) == [1.98..<5])
  }

  @Test func `too few stamps tell nothing`() {
    #expect(stretched([0, 0.02], borders: [1]) == nil)
    #expect(stretched([], borders: []) == nil)
  }
}
