import HiplineSignal

/// Finds the excursions of an angle from its rest level and back.
///
///         peak                peak
///          ╭╮      ▔▔▔▔╲       ╭─╮          counted by prominence, not by height: the rest level
///         ╱  ╲    ╱     ╲     ╱   ╲         may drift, and a pause on the way has little prominence
///     ───╯    ╰──╯       ╰───╯     ╰──
///       before  after=before
enum RepetitionCounter {
  /// One excursion, in samples of the angle.
  struct Excursion: Hashable {
    /// The lowest sample before the peak, after the peak before.
    var before: Int
    var peak: Int
    /// The lowest sample after the peak, before the next peak.
    var after: Int
    var riseDegrees: Double
    var fallDegrees: Double
    var isComplete: Bool
  }

  /// Peaks of less than this share of the usual prominence are not repetitions.
  static let smallestShare = 0.35

  /// Peaks of less than this share of the largest one do not tell what is usual.
  static let shareOfLargest = 0.3

  /// An excursion is complete if the shorter of its two ways is at least this share of the longer one: it came back.
  static let completeShare = 0.5

  /// - Parameters:
  ///   - degrees: The angle, positive away from rest, below the tremor band.
  ///   - smallestRangeDegrees: What the sensor can tell from noise.
  static func excursions(of degrees: [Double], smallestRangeDegrees: Double) -> [Excursion] {
    guard degrees.count >= 3, let low = RobustStatistics.quantile(0.05, of: degrees) else {
      return []
    }
    // A recording that begins or ends while the segment is up has a peak at its edge: the rest level is put
    // before and behind.
    let extended =
      [min(degrees[0], low)] + degrees + [min(degrees[degrees.count - 1], low)]
    let peaks = PeakFinder.peaks(in: extended, minimumProminence: smallestRangeDegrees)
    // What is usual is told by peaks that the recording shows both sides of, if there is one.
    let whole = PeakFinder.peaks(in: degrees, minimumProminence: smallestRangeDegrees)
    guard let usual = usualProminence(whole) ?? usualProminence(peaks) else { return [] }
    let smallest = smallestShare * usual
    var kept: [Int] = []
    for peak in peaks where peak.prominence >= smallest {
      let index = min(max(0, peak.index - 1), degrees.count - 1)
      // Two tops of exactly one height are each as prominent as the whole: without a dip between them they are one.
      if let last = kept.last,
        degrees[index] - degrees[lowest(degrees, last...index)] < smallest
      {
        continue
      }
      kept.append(index)
    }

    return kept.indices.map { index in
      let peak = kept[index]
      let left = index == 0 ? 0 : kept[index - 1]
      let right = index == kept.count - 1 ? degrees.count - 1 : kept[index + 1]
      let before = lowest(degrees, left...peak)
      let after = lowest(degrees, peak...right)
      let rise = degrees[peak] - degrees[before]
      let fall = degrees[peak] - degrees[after]
      return Excursion(
        before: before, peak: peak, after: after, riseDegrees: rise, fallDegrees: fall,
        isComplete: min(rise, fall) >= completeShare * max(rise, fall))
    }
  }

  /// The median prominence of those peaks that are not small against the largest one; of two middle ones the larger,
  /// because a recording's ends make prominences smaller, never larger.
  static func usualProminence(_ peaks: [Peak]) -> Double? {
    guard let largest = peaks.map(\.prominence).max() else { return nil }
    let sizes = peaks.map(\.prominence).filter { $0 >= shareOfLargest * largest }.sorted()
    return sizes[sizes.count / 2]
  }

  private static func lowest(_ degrees: [Double], _ range: ClosedRange<Int>) -> Int {
    var best = range.lowerBound
    for index in range where degrees[index] < degrees[best] { best = index }
    return best
  }
}
