import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineSignal

struct ChangePointTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var y: [Double]
      var index: Int
      var before: Double
      var after: Double
      var statistic: Double?
    }
    var cases: [Case]
  }

  @Test func `the place is that of ruptures`() throws {
    for expected in try (reference("change-points") as Reference).cases {
      let change = try #require(ChangePoint.find(in: expected.y))
      #expect(change.index == expected.index)
      #expect(abs(change.levelBefore - expected.before) <= .rounding * max(1, abs(expected.before)))
      #expect(abs(change.levelAfter - expected.after) <= .rounding * max(1, abs(expected.after)))
      if let statistic = expected.statistic {
        #expect(Approximate.error(change.statistic, statistic) < .recursion)
      }
    }
  }

  @Test func `a step of eight and six repetitions is found at the ninth`() throws {
    let change = try #require(
      ChangePoint.find(in: [3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5]))
    #expect(change.index == 8)
    #expect(change.statistic == .infinity)
    #expect(change.isSignificant)
  }

  @Test func `noise seldom has a change, and a large one is always found`() throws {
    var random = SplitMix64(seed: 33)
    var alarms = 0
    for _ in 0..<1000 {
      var y = random.uniform(count: 20)
      if try #require(ChangePoint.find(in: y)).isSignificant { alarms += 1 }
      for index in 12..<20 { y[index] += 3 }
      let change = try #require(ChangePoint.find(in: y))
      #expect(change.isSignificant)
      #expect(abs(change.index - 12) <= 1)
    }
    #expect(alarms < 100)
  }

  @Test func `a series turned around has its change at the other end`() throws {
    var random = SplitMix64(seed: 34)
    for count in 4..<40 {
      let y = random.uniform(count: count)
      let forwards = try #require(ChangePoint.find(in: y))
      let backwards = try #require(ChangePoint.find(in: y.reversed()))
      #expect(forwards.index == count - backwards.index)
      #expect(Approximate.error(forwards.levelBefore, backwards.levelAfter) < .otherAlgorithm)
    }
  }

  @Test func `nothing to find gives nothing`() {
    #expect(ChangePoint.find(in: [1, 2, 3]) == nil)
    #expect(ChangePoint.find(in: [2, 2, 2, 2, 2]) == nil)
    #expect(ChangePoint.find(in: [1, 2, .nan, 3, 4]) == nil)
    #expect(ChangePoint.find(in: [1, 2], minimumSamples: 1)?.index == 1)
  }
}
