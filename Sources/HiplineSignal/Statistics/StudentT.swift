/// Student's t distribution: of a mean over its own estimated standard error.
package enum StudentT {
  /// The probability with which an interval holds the true number, as a share. 95 %, as clinical reports have it.
  package static let confidence = 0.95

  /// The value that a share of the distribution does not exceed in size, either way.
  ///
  /// The square of t has the F distribution with one degree of freedom over its own.
  ///
  /// - Parameters:
  ///   - share: Above 0 and below 1.
  ///   - freedom: Positive, not necessarily whole.
  ///
  /// For 0.95 and 10 degrees of freedom the result is 2.228.
  package static func twoSidedQuantile(_ share: Double, freedom: Double) -> Double {
    precondition(share > 0 && share < 1, "a share between 0 and 1 expected, got \(share)")
    func isWithin(_ value: Double) -> Bool {
      FDistribution.probability(
        upTo: value * value, numeratorFreedom: 1, denominatorFreedom: freedom) < share
    }
    var (low, high) = (0.0, 1.0)
    while isWithin(high) { (low, high) = (high, 2 * high) }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return middle }
      if isWithin(middle) { low = middle } else { high = middle }
    }
  }
}
