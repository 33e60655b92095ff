import HiplineAnalysis
import HiplineCore
import HiplineSignal

/// Whether a number rose or fell over days by more than it differs from one day to the next.
///
/// A straight line through the days' values: their scatter about it is the noise, whatever makes it, of another day, another strapping,
/// and other repetitions. The days are taken as independent of each other but for the line.
struct CourseTrend {
  let line: DayLine
  /// From the first day to the last, on the line.
  let change: Double
  /// How far the change may be off at 95 % confidence, allowing for how many numbers are looked at.
  let margin: Double
  private let comparisons: Int

  /// - Parameters:
  ///   - points: In any order; values of one day are one.
  ///   - comparisons: How many numbers are looked at beside each other. Each has its share of the one chance in twenty that any of them
  ///     seems to change (Bonferroni).
  /// - Returns: nil for fewer than ``DayLine/fewest``.
  init?(_ points: [(day: CivilDay, value: Double)], comparisons: Int) {
    self.init(
      days: DayValue.means(
        points.map { SessionValues(day: Double($0.day.number), values: [$0.value]) }),
      comparisons: comparisons)
  }

  private init?(days: [DayValue], comparisons: Int) {
    guard let line = DayLine(days) else { return nil }
    (self.line, self.comparisons) = (line, comparisons)
    change = line.rise.change
    margin = line.rise.margin(confidence: Self.share(comparisons))
  }

  private static func share(_ comparisons: Int) -> Double {
    1 - (1 - StudentT.confidence) / Double(max(1, comparisons))
  }

  /// On the first day and on the last one, on the line.
  var ends: [Double] { [line.first, line.last].map { line.height(at: $0.day).change } }

  var interval: ClosedRange<Double> { (change - margin)...(change + margin) }

  /// Whether the change is more than noise, and more than the last digit that is shown.
  ///
  /// - Parameter decimals: That are shown.
  func isBeyondNoise(decimals: Int) -> Bool {
    abs(change) > margin && change.rounded(decimals: decimals) != 0
  }

  /// Whether the change can only be larger if the values of some days are: a line that rises is turned up by larger ones in its second half, and
  /// down by those in its first.
  func holds(withLargerOn days: [Double]) -> Bool {
    days.allSatisfy { change >= 0 ? $0 >= line.meanDay : $0 <= line.meanDay }
  }

  /// How many of the days had to pass until it was beyond the noise, and was so from then on.
  func daysUntilSeen(decimals: Int) -> Int? {
    guard isBeyondNoise(decimals: decimals) else { return nil }
    var seen = line.days.count
    while let before = CourseTrend(
      days: Array(line.days.prefix(seen - 1)), comparisons: comparisons),
      before.isBeyondNoise(decimals: decimals), (before.change > 0) == (change > 0)
    {
      seen -= 1
    }
    return seen
  }

  /// So many days in all, as far apart and as scattered as these, would show a change of a size from the first to the last.
  ///
  /// - Returns: nil where more than ``mostDays`` would have to.
  func daysToSee(_ size: Double) -> Int? {
    (DayLine.fewest...Self.mostDays).first { count in
      let (n, freedom) = (Double(count), Double(count - 2))
      // The slope of n days one apart has the variance of the scatter over n (n² − 1) / 12.
      let error = line.scatter * (n - 1) / (n * (n * n - 1) / 12).squareRoot()
      return error == 0
        || StudentT.twoSidedQuantile(Self.share(comparisons), freedom: freedom) * error < size
    }
  }

  /// For speed only: nobody is told to come back more often.
  private static let mostDays = 400
}
