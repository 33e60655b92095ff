import HiplineSignal

/// The range against the person's own first repetitions: "keep it small, keep it honest".
///
/// Both a shrinking range (tired) and a growing one (cheating) move it away from 1.
enum RangeAgainstFirst: RelativeMetric {
  static let ratio = MetricDefinition(
    "rom_ratio_to_first", unit: "ratio",
    meaning:
      "Range of motion over the median of the first half of the first set of the same exercise, at least three complete "
      + "repetitions.",
    source: "range honesty against the person's own range")

  static let definitions = [ratio]

  /// At least so many of the first repetitions tell the own range: they search for it, so more are taken where the set is long.
  static let fewest = 3

  static func measure(_ repetitions: [MeasuredRepetition]) -> [[MetricValue]] {
    let own = Dictionary(
      grouping: repetitions.filter { $0.repetition.isComplete }, by: { $0.exercise }
    )
    .compactMapValues(ownRange)
    return repetitions.map { repetition in
      guard let baseline = own[repetition.exercise] else {
        return [ratio.unavailable("no complete repetition")]
      }
      guard let range = repetition.number(RangeOfMotion.range) else {
        return [ratio.unavailable("no range of motion")]
      }
      return [ratio.value(range / baseline)]
    }
  }

  /// - Parameter complete: Of one exercise, in order of time.
  private static func ownRange(_ complete: [MeasuredRepetition]) -> Double? {
    let firstSet = complete.prefix { $0.set == complete.first?.set }
    let ranges = complete.prefix(max(fewest, (firstSet.count + 1) / 2))
      .compactMap { $0.number(RangeOfMotion.range) }
    return RobustStatistics.median(ranges).flatMap { $0 > 0 ? $0 : nil }
  }
}
