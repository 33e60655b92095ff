import HiplineSignal

extension [Double] {
  /// The same values less the median of those in `range`.
  func withMedianZero(in range: Range<Int>) -> [Double] {
    let middle = RobustStatistics.median(Array(self[range])) ?? 0
    return map { $0 - middle }
  }
}
