/// Where a quantile lies among sorted values: at a rank, or between it and the next.
struct QuantilePosition {
  let rank: Int
  let fraction: Double

  /// - Precondition: `p` from 0 to 1, and at least one value.
  init(_ p: Double, count: Int) {
    precondition((0...1).contains(p), "a share from 0 to 1 expected, got \(p)")
    let position = p * Double(count - 1)
    rank = min(Int(position), count - 1)
    fraction = position - Double(rank)
  }

  /// The larger of the ranks that count.
  var lastRank: Int { fraction > 0 ? rank + 1 : rank }

  /// The quantile, from a function that knows the value of every rank.
  @inline(__always)
  func value(_ ranked: (Int) -> Double) -> Double {
    let lower = ranked(rank)
    guard fraction > 0 else { return lower }
    let upper = ranked(rank + 1)
    return lower == upper ? lower : lower + (upper - lower) * fraction
  }
}
