import HiplineSignal
import HiplineTestSupport
import Testing

struct IntraclassCorrelationTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var scores: [[Double]]
      var correlations: [Double]
      var consistencyError: Double
      var agreementError: Double
    }
    var cases: [Case]
  }

  private let shroutFleiss: [[Double]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  private func correlations(_ result: IntraclassCorrelation) -> [Double] {
    [
      result.oneWay.single, result.agreement.single, result.consistency.single,
      result.oneWay.mean, result.agreement.mean, result.consistency.mean,
    ]
  }

  @Test func `correlations are those of pingouin`() throws {
    for expected in try (reference("intraclass-correlation") as Reference).cases {
      let result = try #require(IntraclassCorrelation.measure(expected.scores))
      #expect(Approximate.errorOfEach(correlations(result), expected.correlations) < .recursion)
      #expect(
        Approximate.error(result.consistencyError.standardError, expected.consistencyError)
          < .otherAlgorithm)
      #expect(
        Approximate.error(result.agreementError.standardError, expected.agreementError)
          < .otherAlgorithm)
    }
  }

  @Test func `the table of Shrout and Fleiss has the published correlations`() throws {
    let result = try #require(IntraclassCorrelation.measure(shroutFleiss))
    let published = [0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316]
    for (actual, expected) in zip(correlations(result), published) {
      #expect(abs(actual - expected) < 1e-6)
    }
  }

  @Test func `a rater who is always one higher is consistent but does not agree`() throws {
    let result = try #require(IntraclassCorrelation.measure([[1, 2], [4, 5], [7, 8], [3, 4]]))
    #expect(Approximate.error(result.consistency.single, 1) < .rounding)
    #expect(result.consistencyError.standardError < .otherProgram)
    #expect(result.agreement.single < 0.95)
    // Two raters half a unit either side of their mean: √½ as a standard deviation of two.
    #expect(Approximate.error(result.agreementError.standardError, 0.5.squareRoot()) < .rounding)
  }

  @Test func `a real change is 2·77 standard errors`() {
    let error = IntraclassCorrelation.MeasurementError(standardError: 2)
    #expect(abs(error.minimalDetectableChange95 - 2 * 2.7718) < 1e-4)
  }

  @Test func `nothing to tell apart gives nothing`() {
    #expect(IntraclassCorrelation.measure([]) == nil)
    #expect(IntraclassCorrelation.measure([[1, 2]]) == nil)
    #expect(IntraclassCorrelation.measure([[1], [2]]) == nil)
    #expect(IntraclassCorrelation.measure([[3, 3], [3, 3]]) == nil)
    #expect(IntraclassCorrelation.measure([[1, .nan], [3, 3]]) == nil)
  }
}
