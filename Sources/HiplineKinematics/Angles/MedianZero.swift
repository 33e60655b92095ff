import HiplineSignal

extension [Double] {
  /// The same values less their median.
  var withMedianZero: [Double] {
    let middle = RobustStatistics.median(self) ?? 0
    return map { $0 - middle }
  }
}
