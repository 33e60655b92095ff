import HiplineSignal

/// Finds the excursions of an angle from its rest level and back.
///
///         peak                peak
///          ╭╮      ▔╲╱▔╲       ╭─╮          what comes back to rest is one excursion, whatever happens on
///         ╱  ╲    ╱     ╲     ╱   ╲         the way or at the top; the rest level may drift
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

    /// By the smaller of its two ways.
    var smallerDegrees: Double { min(riseDegrees, fallDegrees) }

    /// With what its two ways say of whether it is complete.
    var completed: Excursion {
      var copy = self
      copy.isComplete =
        smallerDegrees >= RepetitionCounter.completeShare
        * max(riseDegrees, fallDegrees)
      return copy
    }
  }

  /// Peaks of less than this share of the usual prominence do not tell what is usual. Repetitions that were instructed to be small
  /// reach 0.4 to 0.65 of the own range (UCI 730).
  static let smallestShare = 0.35

  /// Peaks of less than this share of the largest one do not tell what is usual. Chosen, not derived: a little below
  /// ``smallestShare``, so that no repetition of a usual size is left out.
  static let shareOfLargest = 0.3

  /// An excursion is complete if the shorter of its two ways is at least this share of the longer one: it came back. And what
  /// comes back by less between two tops parts no two excursions.
  static let completeShare = 0.5

  /// - Parameters:
  ///   - degrees: The angle, positive away from rest, below the tremor band.
  ///   - smallestRangeDegrees: What the sensor can tell from noise.
  ///   - isAlike: Whether what happens in some samples is a movement as in the others; asked of what is small beside them.
  static func excursions(
    of degrees: [Double], smallestRangeDegrees: Double,
    isAlike: (ClosedRange<Int>) -> Bool = { _ in true }
  ) -> [Excursion] {
    guard degrees.count >= 3,
      let low = RobustStatistics.quantile(RobustStatistics.lowEnd, of: degrees)
    else { return [] }
    // A recording that begins or ends while the segment is up has a peak at its edge: the rest level is put
    // before and behind.
    let extended =
      [min(degrees[0], low)] + degrees + [min(degrees[degrees.count - 1], low)]
    let turns = PeakFinder.peaks(in: extended, minimumProminence: smallestRangeDegrees).map {
      $0.index
    }
    let tops = topsFromRest(turns, of: extended)
    func sample(_ top: Int) -> Int { min(max(0, top - 1), degrees.count - 1) }
    // What is usual is told by those that the recording shows both sides of, if there is one.
    let whole = excursions(to: tops.map(sample), of: degrees).map { $0.smallerDegrees }
      .filter { $0 >= smallestRangeDegrees }
    let all = excursions(to: tops, of: extended)
    guard let usual = usualSize(whole) ?? usualSize(all.map { $0.smallerDegrees }) else {
      return []
    }
    let smallest = max(smallestRangeDegrees, min(smallestShare * usual, Breath.mostDegrees))
    let clear = excursions(
      to: all.filter { $0.smallerDegrees >= smallest }.map { $0.peak }, of: extended)
    let repeated = SmallExcursions.repetitions(
      among: clear, of: extended, usualDegrees: usual
    ) { isAlike(sample($0.lowerBound)...sample($0.upperBound)) }
    return excursions(to: repeated.map { sample($0.peak) }, of: degrees)
  }

  /// Of the tops of an angle those between which it comes back towards rest: the highest of each excursion.
  ///
  /// The rest level at a dip is the higher of the lowest points before and after it, so that it may drift. From the highest dip to
  /// the lowest, so that what is small is a part of what it is on.
  private static func topsFromRest(_ tops: [Int], of degrees: [Double]) -> [Int] {
    guard tops.count > 1 else { return tops }
    let dips = zip(tops, tops.dropFirst()).map { lowest(degrees, $0...$1) }
    var lowestBefore = degrees
    var lowestAfter = degrees
    // What was put before and behind says nothing of a segment that is down there: its rest may have drifted.
    let middle = ((degrees.min() ?? 0) + (degrees.max() ?? 0)) / 2
    if degrees[1] < middle { lowestBefore[0] = degrees[1] }
    if degrees[degrees.count - 2] < middle {
      lowestAfter[degrees.count - 1] = degrees[degrees.count - 2]
    }
    for index in degrees.indices.dropFirst() {
      lowestBefore[index] = min(lowestBefore[index - 1], degrees[index])
    }
    for index in degrees.indices.dropLast().reversed() {
      lowestAfter[index] = min(lowestAfter[index + 1], degrees[index])
    }
    func joined(below share: Double) -> [Int] {
      // Which excursion a top belongs to: a tree of tops, at whose root is the highest one.
      var higher = Array(tops.indices)
      func root(_ top: Int) -> Int {
        var top = top
        while higher[top] != top { top = higher[top] }
        return top
      }
      for number in dips.indices.sorted(by: { degrees[dips[$0]] > degrees[dips[$1]] }) {
        let (left, right) = (root(number), root(number + 1))
        let (lower, upper) =
          degrees[tops[left]] < degrees[tops[right]] ? (left, right) : (right, left)
        let (height, dip) = (degrees[tops[lower]], dips[number])
        let rest = max(lowestBefore[dip], lowestAfter[dip])
        if height - degrees[dip] < share * (height - rest) { higher[lower] = upper }
      }
      return tops.indices.map(root)
    }
    func roots(_ joined: [Int]) -> [Int] { Array(Set(joined)).sorted() }
    // Lifts whose pulses come back by up to a half of the way: each of them has some, and there is more than one lift.
    let (apart, pulsed) = (roots(joined(below: smallestShare)), joined(below: completeShare))
    let lifts = roots(pulsed)
    guard lifts.count > 1, lifts.count < apart.count else { return apart.map { tops[$0] } }
    let turns = roots(joined(below: pulseShare))
    let sizes = excursions(to: lifts.map { tops[$0] }, of: degrees).map { $0.smallerDegrees }
    let largest = sizes.max() ?? 0
    let isPulsed = zip(lifts, sizes).allSatisfy { lift, size in
      size < smallestShare * largest || turns.count { pulsed[$0] == lift } > fewestPulses
    }
    return (isPulsed ? lifts : apart).map { tops[$0] }
  }

  /// So many times each lift comes back and goes up again where it has pulses. Chosen, not derived: once is a repetition that stopped
  /// on its way down.
  private static let fewestPulses = 2

  /// A pulse comes back by this share of the way at least. Chosen, not derived: below ``smallestShare``, near which some of a lift's pulses
  /// are above it and others below.
  private static let pulseShare = 0.25

  private static func excursions(to tops: [Int], of degrees: [Double]) -> [Excursion] {
    tops.indices.map { index in
      let peak = tops[index]
      let left = index == 0 ? 0 : tops[index - 1]
      let right = index == tops.count - 1 ? degrees.count - 1 : tops[index + 1]
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

  /// The median of those sizes that are not small against the largest one; of two middle ones the larger,
  /// because a recording's ends make prominences smaller, never larger.
  static func usualSize(_ sizes: [Double]) -> Double? {
    guard let largest = sizes.max() else { return nil }
    let sizes = sizes.filter { $0 >= shareOfLargest * largest }.sorted()
    return sizes[sizes.count / 2]
  }

  private static func lowest(_ degrees: [Double], _ range: ClosedRange<Int>) -> Int {
    var best = range.lowerBound
    for index in range where degrees[index] < degrees[best] { best = index }
    return best
  }
}
