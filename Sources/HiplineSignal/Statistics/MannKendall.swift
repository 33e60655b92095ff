import RealModule

/// A test of whether a series rises or falls at all, without asking how.
///
/// Source: Mann 1945, Econometrica 13(3):245–259, <https://doi.org/10.2307/1907187>; Kendall 1975,
/// Rank Correlation Methods.
package enum MannKendall {
  /// What the test says of a series.
  package struct Result: Sendable, Hashable {
    /// The number of pairs that rise less the number of pairs that fall.
    package var s: Int

    /// The chance of an S at least as far from zero if the series had no trend; two-sided.
    package var pValue: Double

    /// The standardised S with continuity correction, or nil where the p-value is exact.
    package var z: Double?

    /// A result with S in pairs, the two-sided p-value 0…1, and z or nil where p is exact.
    package init(s: Int, pValue: Double, z: Double?) {
      self.s = s
      self.pValue = pValue
      self.z = z
    }
  }

  /// The test of a series in the order of time.
  ///
  /// Fewer than ten values are compared with all their permutations, equal values or not. For more of
  /// them S is taken as normal, with t the sizes of the groups of equal values:
  ///
  ///     var = (n (n − 1) (2n + 5) − Σ t (t − 1) (2t + 5)) / 18
  ///     z   = (S − sign S) / √var
  ///
  /// - Parameter y: `[samples]`. The values are taken as independent of each other but for a trend.
  /// - Returns: nil for fewer than two values, or if one is not a number.
  /// - Complexity: O(*n*²).
  package static func test(_ y: [Double]) -> Result? {
    guard y.count > 1, !y.contains(where: { $0.isNaN }) else { return nil }
    var s = 0
    for i in y.indices {
      for j in 0..<i { s += y[i] > y[j] ? 1 : y[i] < y[j] ? -1 : 0 }
    }
    let groups = Ties.groups(of: y)
    if y.count < 10 {
      return Result(s: s, pValue: exactPValue(s: s, count: y.count, tieGroups: groups), z: nil)
    }
    let variance = (Ties.weight(y.count) - groups.reduce(0) { $0 + Ties.weight($1) }) / 18
    guard variance > 0 else { return Result(s: s, pValue: 1, z: 0) }
    let z = Double(s - s.signum()) / variance.squareRoot()
    return Result(s: s, pValue: Double.erfc(abs(z) / Double.sqrt(2)), z: z)
  }

  /// The share of all permutations whose S is at least as far from zero.
  ///
  /// S is the number of pairs of different values less twice the number of inversions. A new largest
  /// value can be put before none to all of the others and makes as many inversions, which gives
  /// their counts one value at a time: as a polynomial in q, the product of 1 + q + … + q^others. In
  /// whatever order the members of a group of equal values come, it is the same permutation, so the
  /// group's own such product is divided out.
  ///
  /// Source: MacMahon 1915, Combinatory Analysis, for the inversions of permutations with equal
  /// values.
  private static func exactPValue(s: Int, count: Int, tieGroups: [Int]) -> Double {
    var permutations = [1]
    for others in 1..<count {
      var next = Array(repeating: 0, count: permutations.count + others)
      for (inversions, number) in permutations.enumerated() {
        for added in 0...others { next[inversions + added] += number }
      }
      permutations = next
    }
    for others in tieGroups.flatMap({ 1..<$0 }) {
      var next: [Int] = []
      for inversions in 0..<permutations.count - others {
        next.append(permutations[inversions] - next.suffix(others).reduce(0, +))
      }
      permutations = next
    }
    let pairs = permutations.count - 1
    let extreme = permutations.indices.reduce(0) { sum, inversions in
      abs(pairs - 2 * inversions) >= abs(s) ? sum + permutations[inversions] : sum
    }
    return Double(extreme) / Double(permutations.reduce(0, +))
  }
}
