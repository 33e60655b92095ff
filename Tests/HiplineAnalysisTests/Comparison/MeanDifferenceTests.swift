import Foundation
import HiplineSignal
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

/// Against SciPy; see Scripts/reference/comparison_reference.py.
struct MeanDifferenceTests {
  struct Reference: Decodable {
    struct Difference: Decodable {
      var before: [Double]
      var after: [Double]
      var change: Double
      var freedom: Double
      var low: Double
      var high: Double
    }
    struct Quantile: Decodable {
      var share: Double
      var freedom: Double
      var value: Double
    }
    var welch: [Difference]
    var pooled: [Difference]
    struct OverDays: Decodable {
      struct Difference: Decodable {
        struct Point: Decodable {
          var day: Double
          var value: Double
        }
        var before: [Point]
        var after: [Point]
        var change: Double
        var freedom: Double
        var low: Double
        var high: Double
        var p: Double
      }
      var lastDay: [Difference]
      var paired: [Difference]
      var rise: [Difference]
      var across: [Difference]
      var commonSlope: [Difference]
    }
    struct Holm: Decodable {
      var p: [Double]
      var adjusted: [Double]
    }
    var quantiles: [Quantile]
    var overDays: OverDays
    var holm: Holm
  }

  private func reference() throws -> Reference {
    try ReferenceFile.load("comparison", in: .module)
  }

  /// What is left of sixteen digits after a sum and an inverted distribution.
  private static let rounding = 1e-9

  @Test func `differences and their intervals agree with scipy`() throws {
    let reference = try reference()
    let cases =
      reference.welch.map { ($0, MeanDifference.welch($0.before, $0.after)) }
      + reference.pooled.map { ($0, MeanDifference.pooled($0.before, $0.after)) }
    #expect(cases.count == 8)
    for (expected, difference) in cases {
      let difference = try #require(difference)
      let scale = abs(expected.high - expected.low)
      #expect(abs(difference.change - expected.change) < Self.rounding * scale)
      #expect(abs(difference.freedom / expected.freedom - 1) < Self.rounding)
      #expect(abs(difference.change - difference.margin - expected.low) < Self.rounding * scale)
      #expect(abs(difference.change + difference.margin - expected.high) < Self.rounding * scale)
    }
  }

  @Test func `lines over days and what they tell agree with statsmodels`() throws {
    let days = try reference().overDays
    func values(_ points: [Reference.OverDays.Difference.Point]) -> [DayValue] {
      points.map { DayValue(day: $0.day, value: $0.value) }
    }
    let cases =
      days.lastDay.map { expected in
        let line = DayLine(values(expected.before))
        return (expected, line.map { $0.height(at: $0.last.day) })
      }
      + days.paired.map { ($0, MeanDifference.paired(values($0.before))) }
      + days.rise.map { ($0, DayLine(values($0.before))?.rise) }
      + days.across.map {
        ($0, MeanDifference.acrossDays(values($0.before), values($0.after)))
      }
      + days.commonSlope.map {
        ($0, MeanDifference.withCommonSlope(values($0.before), values($0.after)))
      }
    #expect(cases.count == 10)
    for (expected, difference) in cases {
      let difference = try #require(difference)
      let scale = abs(expected.high - expected.low)
      #expect(abs(difference.change - expected.change) < Self.rounding * scale)
      #expect(difference.freedom == expected.freedom)
      #expect(abs(difference.change - difference.margin - expected.low) < Self.rounding * scale)
      #expect(abs(difference.change + difference.margin - expected.high) < Self.rounding * scale)
      #expect(abs(difference.pValue - expected.p) < Self.rounding)
    }
  }

  @Test func `probabilities of several numbers are adjusted as statsmodels does`() throws {
    let holm = try reference().holm
    let compared = holm.p.map { p in
      var one = MetricComparison(.score, before: [], after: [])
      one.pValue = p
      return one
    }
    for (expected, one) in zip(holm.adjusted, compared.allowingForEachOther) {
      #expect(abs((one.adjustedPValue ?? 2) - expected) < Self.rounding)
      #expect((one.verdict == .beyondNoise) == (expected < 0.05))
    }
  }

  @Test func `quantiles of Student's t agree with scipy`() throws {
    for quantile in try reference().quantiles {
      let value = StudentT.twoSidedQuantile(quantile.share, freedom: quantile.freedom)
      #expect(abs(value / quantile.value - 1) < Self.rounding, "\(quantile)")
    }
  }

  @Test func `the pooled error of many sessions is the error of measurement of Weir`() throws {
    // One degree of freedom and a half: the margin of one session against one is MDC95 for many degrees of freedom.
    let before = (0..<2_000).map { 20 + Double($0 % 5) }
    let difference = try #require(MeanDifference.pooled(before, [22]))
    // √MSE = √2 for 0…4 by n, and a little more by n − 1.
    #expect(abs(difference.standardError - 2.0.squareRoot()) < 1e-3)
    #expect(abs(difference.margin - 1.96 * 2.0.squareRoot()) < 0.01)
  }

  @Test func `equal values have no margin and too few values no difference`() {
    #expect(MeanDifference.welch([1, 1, 1], [2, 2, 2])?.margin == 0)
    #expect(MeanDifference.welch([1], [2, 2]) == nil)
    #expect(MeanDifference.pooled([1], [2]) == nil)
    #expect(MeanDifference.pooled([1, 3], [2])?.change == 0)
  }
}
