import HiplineAnalysis
import HiplineTestSupport
import Testing

struct TimeBaseTests {
  private func even(_ count: Int, rateHertz: Double = 100) -> [Double] {
    (0..<count).map { Double($0) / rateHertz }
  }

  @Test func `even stamps give their rate, no jitter and no gap`() throws {
    let base = try #require(TimeBase(timestamps: even(1000, rateHertz: 104)))
    #expect(abs(base.sampleRateHertz - 104) < .iteration)
    #expect(base.jitterSeconds < .rounding)
    #expect(base.gaps.isEmpty && base.lostSamples == 0)
  }

  @Test func `jitter does not change the rate and is measured`() throws {
    var generator = SplitMix64(seed: 1)
    let jitter = generator.uniform(count: 5000, in: -0.003...0.003)
    let base = try #require(
      TimeBase(timestamps: zip(even(5000), jitter).map { $0 + $1 }))
    #expect(abs(base.sampleRateHertz - 100) < 0.02)
    // The difference of two errors of 3 ms / √3 each.
    #expect(abs(base.jitterSeconds - 0.003 * (2.0 / 3).squareRoot()) < 0.0001)
    #expect(base.gaps.isEmpty)
  }

  @Test func `stamps in whole milliseconds keep the true rate`() throws {
    let stamps = even(3000, rateHertz: 104).map { ($0 * 1000).rounded() / 1000 }
    let base = try #require(TimeBase(timestamps: stamps))
    #expect(abs(base.sampleRateHertz - 104) < 0.01)
    #expect(base.gaps.isEmpty)
  }

  @Test func `packets that share a stamp keep the true rate`() throws {
    let stamps = even(1000).map { ($0 / 0.05).rounded(.down) * 0.05 }
    let base = try #require(TimeBase(timestamps: stamps))
    #expect(abs(base.sampleRateHertz - 100) < 0.5)
    #expect(base.gaps.isEmpty)
  }

  @Test func `a gap is named by its edges and what it lacks, and leaves the rate alone`() throws {
    let stamps = even(1000).filter { !(3.0..<3.4995).contains($0) }
    let base = try #require(TimeBase(timestamps: stamps))
    #expect(abs(base.sampleRateHertz - 100) < .iteration)
    #expect(base.gaps.count == 1 && base.lostSamples == 50)
    let gap = try #require(base.gaps.first)
    #expect(abs(gap.seconds.lowerBound - 2.99) < .iteration)
    #expect(abs(gap.seconds.upperBound - 3.5) < .iteration)
  }

  @Test func `one late stamp is no gap`() throws {
    var stamps = even(1000)
    stamps[500] += 0.009
    #expect(try #require(TimeBase(timestamps: stamps)).gaps.isEmpty)
  }

  @Test func `the origin of the stamps does not matter`() throws {
    let base = try #require(TimeBase(timestamps: even(1000).map { $0 + 4096 }))
    #expect(abs(base.sampleRateHertz - 100) < 1e-6)
  }

  @Test(arguments: [[], [1], [1, 2], [1, 1, 1, 2, 2]])
  func `fewer than three different stamps have no rate`(stamps: [Double]) {
    #expect(TimeBase(timestamps: stamps) == nil)
  }
}
