import HiplineSignal

/// Where the lift begins and ends, and where the lowering does.
///
/// Each of the four ends is looked for from where the angle crosses a level near it, so that a pause on the way, or a dip at the
/// top, does not part it from its movement; from there time is followed outwards until the movement has all but stopped *and*
/// the segment is near the level it goes to:
///
///     angle          ╭─╮  ╭───╮
///     ·········╭────╯ · ╰─╯ · ·╲ ·············  70 %: the lift first, the lowering last
///             ╱                 ╰──╮
///     ·······╱· · · · · · · · · · ·╲··········  30 %: the lift last before, the lowering first after
///      ─────╯                       ╰─────
///         start     top       top    end        rate < 5 % of its peak
enum RepetitionPhases {
  /// Below this share of a phase's peak rate a segment counts as not moving, where the rest is quiet. Chosen, not derived: below
  /// it a minimum-jerk movement has two thousandths of its way left.
  static let stillShare = 0.05
  /// Where the rest is not, the share follows its unrest up to this one. Chosen, not derived: there a minimum-jerk movement has a
  /// fiftieth of its way left.
  static let largestStillShare = 0.25
  /// Rates within so many standard deviations of the unrest are part of it: two hold 95 % of it.
  static let deviations = 2.0
  /// How close to the rest level, or to the peak after a lift, a phase may begin and end. As a share of the way. Chosen, not
  /// derived: a partial repetition that comes back so far is one.
  static let nearShare = 0.2
  /// How far from the rest level, and from the peak, the levels are that a phase's ends are looked for from: a pause is on the
  /// way
  /// between a third and two thirds of it; nearer to the top it is a hold that sags.
  static let levelShare = 0.3

  /// Rates are averaged over this share of a phase's duration: it widens its bell by 1 %.
  static let averagedShare = 0.1
  /// But over no more than a cycle of the slowest tremor, in seconds; what the low-pass at the foot of the tremor band leaves
  /// of a strong tremor is as fast as a small movement.
  static let longestAverageSeconds = 1 / TremorBand.hertz.lowerBound
  /// The peak of a minimum-jerk movement's rate over its mean rate, as a ratio: Flash & Hogan 1985.
  static let peakOverMeanRate = 1.875

  /// How far inside a bell-shaped movement its speed first reaches a share of the peak, as a share of its duration.
  ///
  /// For the minimum-jerk speed 30 s²(1 − s)² / 1.875 = p (Flash & Hogan 1985): s (1 − s) = √p / 4, so at 5 % it is 0.0594.
  /// What is found is the stretch between the two crossings; the movement is longer by this much at each end.
  static func tailShare(_ share: Double) -> Double {
    (1 - (1 - share.squareRoot()).squareRoot()) / 2
  }

  /// - Parameters:
  ///   - excursion: In samples of `degrees`.
  ///   - degrees: The angle below the tremor band.
  ///   - rate: Its derivative in °/s.
  ///   - unrest: The standard deviation of the rate where the segment rests, in °/s.
  /// - Returns: The repetition in samples of `degrees`; where the rest is short it may reach a little into its neighbour.
  static func measure(
    _ excursion: RepetitionCounter.Excursion, degrees: [Double], rate: [Double],
    sampleRateHertz: Double, unrest: Double = 0
  ) -> Repetition {
    let peak = excursion.peak
    let lift = Flank(
      excursion.before, peak, degrees, rate, riseDegrees: excursion.riseDegrees,
      sampleRateHertz: sampleRateHertz, unrest: unrest)
    let lowering = Flank(
      excursion.after, peak, degrees, rate, riseDegrees: excursion.fallDegrees,
      sampleRateHertz: sampleRateHertz, unrest: unrest)
    let start = max(0, lift.foot - lift.footTail)
    let end = min(degrees.count, lowering.foot + lowering.footTail)
    var topStart = lift.head
    var topEnd = lowering.head
    if topEnd - topStart > lift.headTail + lowering.headTail {
      topStart += lift.headTail
      topEnd -= lowering.headTail
    } else if lift.headTail + lowering.headTail > 0 {
      // The flat ends of lift and lowering meet: the movement turned at once.
      topStart += (topEnd - topStart) * lift.headTail / (lift.headTail + lowering.headTail)
      topEnd = topStart
    }
    if topEnd == topStart, topEnd < end,
      let sunk = SinkingHold.end(
        of: topEnd..<end, degrees: degrees, rate: rate, sampleRateHertz: sampleRateHertz)
    {
      topEnd = sunk
    }
    return Repetition(
      range: start..<max(end, start + 1), hold: topStart..<max(topStart, topEnd), peak: peak,
      isComplete: excursion.isComplete)
  }

  /// A lift from its foot to the peak, or a lowering in reversed time.
  private struct Flank {
    /// Where the movement has all but stopped, at the rest level and at the top.
    var foot: Int
    var head: Int
    /// What it goes on beyond these, in samples.
    var footTail: Int
    var headTail: Int

    init(
      _ lowest: Int, _ peak: Int, _ degrees: [Double], _ rate: [Double], riseDegrees rise: Double,
      sampleRateHertz: Double, unrest: Double
    ) {
      // Samples are counted from the foot; in reversed time a lowering is a lift.
      let step = lowest <= peak ? 1 : -1
      let last = abs(peak - lowest)
      func angle(_ sample: Int) -> Double { degrees[lowest + step * sample] }
      let raw = (0...last).map { Double(step) * rate[lowest + step * $0] }
      let mean = averaged(
        raw, over: averagedSamples(rise, fastest: raw.max() ?? 0, sampleRateHertz))

      let low = angle(0) + levelShare * rise
      let high = angle(last) - levelShare * rise
      let firstHigh = (0...last).first { angle($0) >= high } ?? last
      var leaving = (0...firstHigh).last { angle($0) <= low } ?? 0
      let fastest = (0...firstHigh).max { mean[$0] < mean[$1] } ?? firstHigh
      let share =
        mean[fastest] > 0
        ? min(largestStillShare, max(stillShare, deviations * unrest / mean[fastest])) : stillShare
      let slow = share * mean[fastest]
      func isMoving(_ sample: Int) -> Bool { mean[sample] >= slow }

      // Both levels may be crossed by a drift: a leg that sinks in its hold is not lowered yet.
      while leaving < fastest, !isMoving(leaving) { leaving += 1 }
      var arriving = firstHigh
      while arriving > fastest, !isMoving(arriving) { arriving -= 1 }

      foot = leaving
      let nearFoot = angle(0) + nearShare * rise
      while foot > 0, isMoving(foot) || angle(foot) >= nearFoot { foot -= 1 }
      head = arriving
      let nearHead = angle(last) - levelShare * rise
      while head < last, isMoving(head) || angle(head) <= nearHead { head += 1 }

      // A phase with a pause in it is two movements; each end has the tail of the movement next to it.
      let isLifting = { (sample: Int) in isMoving(sample) }
      footTail = tail(run(from: foot + 1, step: 1, within: foot...head, isLifting), share)
      headTail = tail(run(from: head - 1, step: -1, within: foot...head, isLifting), share)
      foot = lowest + step * foot
      head = lowest + step * head
    }
  }

  /// How long rates are averaged, in samples, an odd number of them.
  private static func averagedSamples(
    _ riseDegrees: Double, fastest: Double, _ sampleRateHertz: Double
  ) -> Int {
    guard fastest > 0 else { return 1 }
    let seconds = min(
      longestAverageSeconds, averagedShare * peakOverMeanRate * riseDegrees / fastest)
    return 2 * Int(seconds * sampleRateHertz / 2) + 1
  }

  /// The mean of so many values around each one; near the ends of fewer.
  private static func averaged(_ values: [Double], over count: Int) -> [Double] {
    guard count > 1 else { return values }
    let half = count / 2
    var sums = [0.0]
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return values.indices.map { index in
      let reach = min(half, index, values.count - 1 - index)
      return (sums[index + reach + 1] - sums[index - reach]) / Double(2 * reach + 1)
    }
  }

  /// What a movement goes on beyond the crossings at either end, in samples.
  private static func tail(_ samples: Int, _ share: Double) -> Int {
    let tail = tailShare(share)
    return Int((Double(samples) * tail / (1 - 2 * tail)).rounded())
  }

  /// The standard deviation of the rate where a segment rests: between repetitions, as far as they can be told without it.
  ///
  /// - Parameters:
  ///   - repetitions: Those of a set, in order of time.
  ///   - fewest: With less rest than so many samples, whatever is slower than ``restingShare`` of the fastest is taken for rest.
  static func unrest(
    _ rate: [Double], outside repetitions: [Range<Int>], fewest: Int
  ) -> Double {
    let starts = [0] + repetitions.map { $0.upperBound }
    let ends = repetitions.map { $0.lowerBound } + [rate.count]
    let resting = zip(starts, ends).flatMap { start, end in
      start < end ? rate[start..<end].map(abs) : []
    }
    guard resting.count < max(1, fewest) else { return deviation(resting) }
    let speeds = rate.map(abs)
    guard let fastest = RobustStatistics.quantile(RobustStatistics.highEnd, of: speeds) else {
      return 0
    }
    return deviation(speeds.filter { $0 < restingShare * fastest })
  }

  /// Where a set has no rest, what is slower than this share of its fastest movement stands for it. Chosen, not derived: a
  /// minimum-jerk movement is slower for a quarter of its time.
  private static let restingShare = 0.2

  /// The ratio of the median of a normal deviate's size to its standard deviation: a property of the normal distribution.
  private static let medianOfNormal = 0.6745

  private static func deviation(_ sizes: [Double]) -> Double {
    (RobustStatistics.median(sizes) ?? 0) / medianOfNormal
  }

  /// How many samples in a row move, from one on.
  private static func run(
    from first: Int, step: Int, within range: ClosedRange<Int>, _ isMoving: (Int) -> Bool
  ) -> Int {
    var sample = first
    while range.contains(sample), isMoving(sample) { sample += step }
    return abs(sample - first)
  }
}
