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
    var quantiles: [Quantile]
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
