/// Groups of equal values, which rank tests have to allow for.
enum Ties {
  /// The sizes of the groups of equal values, without those of a single one.
  static func groups(of values: [Double]) -> [Int] {
    let sorted = values.sorted()
    var result: [Int] = []
    var start = 0
    for index in sorted.indices.dropFirst() where sorted[index] != sorted[start] {
      if index - start > 1 { result.append(index - start) }
      start = index
    }
    if sorted.count - start > 1 { result.append(sorted.count - start) }
    return result
  }

  /// *n* (*n* − 1) (2*n* + 5): 18 times the variance of Kendall's S of *n* different values.
  static func weight(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }
}
