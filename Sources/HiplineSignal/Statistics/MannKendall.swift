import RealModule

/// A test of whether a series rises or falls at all, without asking how.
///
/// Source: Mann 1945, Econometrica 13(3):245–259, <https://doi.org/10.2307/1907187>; Kendall 1975,
/// Rank Correlation Methods.
public enum MannKendall {
  public struct Result: Sendable, Hashable {
    /// The number of pairs that rise less the number of pairs that fall.
    public var s: Int

    /// The chance of an S at least as far from zero if the series had no trend; two-sided.
    public var pValue: Double

    /// The standardised S with continuity correction, or nil where the p-value is exact.
    public var z: Double?

    public init(s: Int, pValue: Double, z: Double?) {
      self.s = s
      self.pValue = pValue
      self.z = z
    }
  }

  /// The test of a series in the order of time.
  ///
  /// Fewer than ten values, all different, are compared with all their permutations. Otherwise S is
  /// taken as normal, with t the sizes of the groups of equal values:
  ///
  ///     var = (n (n − 1) (2n + 5) − Σ t (t − 1) (2t + 5)) / 18
  ///     z   = (S − sign S) / √var
  ///
  /// - Parameter y: `[samples]`. The values are taken as independent of each other but for a trend.
  /// - Returns: nil for fewer than two values, or if one is not a number.
  /// - Complexity: O(*n*²).
  public static func test(_ y: [Double]) -> Result? {
    guard y.count > 1, !y.contains(where: \.isNaN) else { return nil }
    var s = 0
    for i in y.indices {
      for j in 0..<i { s += y[i] > y[j] ? 1 : y[i] < y[j] ? -1 : 0 }
    }
    let groups = tieGroups(of: y)
    if y.count < 10, groups.isEmpty {
      return Result(s: s, pValue: exactPValue(s: s, count: y.count), z: nil)
    }
    let variance = (pairWeight(y.count) - groups.reduce(0) { $0 + pairWeight($1) }) / 18
    guard variance > 0 else { return Result(s: s, pValue: 1, z: 0) }
    let z = Double(s - s.signum()) / variance.squareRoot()
    return Result(s: s, pValue: Double.erfc(abs(z) / Double.sqrt(2)), z: z)
  }

  private static func pairWeight(_ n: Int) -> Double {
    Double(n) * Double(n - 1) * Double(2 * n + 5)
  }

  /// The sizes of the groups of equal values, without those of a single one.
  private static func tieGroups(of y: [Double]) -> [Int] {
    let sorted = y.sorted()
    var result: [Int] = []
    var start = 0
    for index in 1...sorted.count where index == sorted.count || sorted[index] != sorted[start] {
      if index - start > 1 { result.append(index - start) }
      start = index
    }
    return result
  }

  /// The share of all permutations whose S is at least as far from zero.
  ///
  /// S is the number of pairs less twice the number of inversions. A new largest value can be put
  /// before none to all of the others and makes as many inversions, which gives their counts one
  /// value at a time.
  private static func exactPValue(s: Int, count: Int) -> Double {
    var permutations = [1]
    for others in 1..<count {
      var next = Array(repeating: 0, count: permutations.count + others)
      for (inversions, number) in permutations.enumerated() {
        for added in 0...others { next[inversions + added] += number }
      }
      permutations = next
    }
    let pairs = count * (count - 1) / 2
    let extreme = permutations.indices.reduce(0) { sum, inversions in
      abs(pairs - 2 * inversions) >= abs(s) ? sum + permutations[inversions] : sum
    }
    return Double(extreme) / Double(permutations.reduce(0, +))
  }
}
