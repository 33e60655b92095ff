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

  /// Peaks of less than this share of the usual prominence are not repetitions. Repetitions that were instructed to be small
  /// reach 0.4 to 0.65 of the own range (UCI 730).
  static let smallestShare = 0.35

  /// Peaks of less than this share of the largest one do not tell what is usual. Chosen, not derived: a little below
  /// ``smallestShare``, so that no repetition of a usual size is left out.
  static let shareOfLargest = 0.3

  /// An excursion is complete if the shorter of its two ways is at least this share of the longer one: it came back.
  static let completeShare = 0.5

  /// - Parameters:
  ///   - degrees: The angle, positive away from rest, below the tremor band.
  ///   - smallestRangeDegrees: What the sensor can tell from noise.
  static func excursions(of degrees: [Double], smallestRangeDegrees: Double) -> [Excursion] {
    guard degrees.count >= 3,
      let low = RobustStatistics.quantile(RobustStatistics.lowEnd, of: degrees)
    else { return [] }
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

  /// The excursions, those joined between which a slower course of the same angle hardly comes down: without a gyroscope the
  /// acceleration of a quick second peak looks like a way to rest and back.
  ///
  /// - Parameters:
  ///   - degrees: The angle of which they are.
  ///   - slow: The same without what is quicker than repetitions.
  static func joined(
    _ excursions: [Excursion], of degrees: [Double], slow: [Double]
  ) -> [Excursion] {
    func height(_ excursion: Excursion) -> Double {
      let top = slow[excursion.before...excursion.after].max() ?? 0
      return top - max(slow[excursion.before], slow[excursion.after])
    }
    // Those that a second peak has parted are small on one side, so that the median is of whole ones.
    guard let usual = RobustStatistics.median(excursions.map(height)) else { return excursions }
    var joined: [Excursion] = []
    for excursion in excursions {
      guard let last = joined.last,
        let before = slow[last.before...last.after].max(),
        let after = slow[excursion.before...excursion.after].max(),
        let dip = slow[last.peak...excursion.peak].min(),
        min(before, after) - dip < smallestShare * usual,
        // Both have to be peaks: what is left of a turn at the edge is none.
        min(before, after) - max(slow[last.before], slow[excursion.after]) > usual / 2
      else {
        joined.append(excursion)
        continue
      }
      let peak = degrees[last.peak] >= degrees[excursion.peak] ? last.peak : excursion.peak
      let rise = degrees[peak] - degrees[last.before]
      let fall = degrees[peak] - degrees[excursion.after]
      joined[joined.count - 1] = Excursion(
        before: last.before, peak: peak, after: excursion.after, riseDegrees: rise,
        fallDegrees: fall, isComplete: min(rise, fall) >= completeShare * max(rise, fall))
    }
    return joined
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
