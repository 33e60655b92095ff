/// How well a score tells one group from another.
enum Separation {
  /// The share of pairs in which the first group's score is the higher one, equal ones counted half: the area under the
  /// receiver operating characteristic, the statistic of Mann and Whitney over the number of pairs.
  ///
  /// - Returns: nil where either group is empty.
  static func share(of first: [Double], above second: [Double]) -> Double? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let wins = first.reduce(0.0) { sum, a in
      second.reduce(sum) { $0 + ($1 < a ? 1 : $1 == a ? 0.5 : 0) }
    }
    return wins / Double(first.count * second.count)
  }
}
