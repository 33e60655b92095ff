import Testing

@testable import HiplineTools

/// The area under the receiver operating characteristic.
struct SeparationTests {
  /// The area under the curve itself: a threshold falls past one score after the other, and the steps of the true positives
  /// over those of the false ones are summed as trapezoids.
  private func areaUnderCurve(_ first: [Double], _ second: [Double]) -> Double {
    var area = 0.0
    var last = (falsePositives: 0.0, truePositives: 0.0)
    for threshold in Set(first + second).sorted(by: >) {
      func share(_ scores: [Double]) -> Double {
        Double(scores.count { $0 >= threshold }) / Double(scores.count)
      }
      let next = (falsePositives: share(second), truePositives: share(first))
      area +=
        (next.falsePositives - last.falsePositives)
        * (next.truePositives + last.truePositives) / 2
      last = next
    }
    return area
  }

  @Test func `the share of pairs is the area under the curve, ties and all`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      func scores(_ range: ClosedRange<Int>) -> [Double] {
        (0..<Int.random(in: 1...40, using: &generator)).map { _ in
          Double(Int.random(in: range, using: &generator)) / 2
        }
      }
      let (first, second) = (scores(4...20), scores(0...15))
      let share = try #require(Separation.share(of: first, above: second))
      #expect(abs(share - areaUnderCurve(first, second)) < 1e-12)
    }
  }

  @Test func `groups apart give 1, the other way round 0, and alike one half`() {
    #expect(Separation.share(of: [3, 4], above: [1, 2]) == 1)
    #expect(Separation.share(of: [1, 2], above: [3, 4]) == 0)
    #expect(Separation.share(of: [1, 1], above: [1]) == 0.5)
  }

  @Test func `an empty group has none`() {
    #expect(Separation.share(of: [], above: [1]) == nil)
    #expect(Separation.share(of: [1], above: []) == nil)
  }
}
