import HiplineSignal

/// Where the lift begins and ends, and where the lowering does.
///
/// From the fastest moment of a phase, time is followed outwards until the movement has all but stopped *and* the
/// segment is near the level it goes to, so that a pause on the way does not end a phase:
///
///      rate    ╭─╮                          start: rate < 5 % of its peak, angle within 20 % of the rest level
///      ───────╯   ╰───────╮   ╭──────       top:   rate < 5 % of its peak, angle within 20 % of the peak
///                          ╰─╯              end:   as start; the hold may sag by half before lowering begins
///           start  top   top   end
enum RepetitionPhases {
  /// Below this share of a phase's peak rate a segment counts as not moving, where the rest is quiet.
  static let stillShare = 0.05
  /// Where the rest is not, the share follows its unrest up to this one.
  static let largestStillShare = 0.25
  /// Rates within so many standard deviations of the unrest are part of it.
  static let deviations = 2.0
  /// How close to the rest level, or to the peak after a lift, a phase may begin and end.
  static let nearShare = 0.2
  /// How far the hold may sag before the lowering begins.
  static let sagShare = 0.5

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
  /// - Returns: The repetition in samples of `degrees`.
  static func measure(
    _ excursion: RepetitionCounter.Excursion, degrees: [Double], rate: [Double], unrest: Double = 0
  ) -> Repetition {
    let peak = excursion.peak
    let fastestUp = fastest(excursion.before...peak) { rate[$0] }
    let fastestDown = fastest(peak...excursion.after) { -rate[$0] }
    func stillShare(_ peakRate: Double) -> Double {
      guard peakRate > 0 else { return Self.stillShare }
      return min(largestStillShare, max(Self.stillShare, deviations * unrest / peakRate))
    }
    let (shareUp, shareDown) = (stillShare(rate[fastestUp]), stillShare(-rate[fastestDown]))
    let slowUp = shareUp * rate[fastestUp]
    let slowDown = shareDown * rate[fastestDown]

    var start = fastestUp
    let lowBefore = degrees[excursion.before] + nearShare * excursion.riseDegrees
    while start > excursion.before, !(rate[start] < slowUp && degrees[start] < lowBefore) {
      start -= 1
    }
    var end = fastestDown
    let lowAfter = degrees[excursion.after] + nearShare * excursion.fallDegrees
    while end < excursion.after, !(rate[end] > slowDown && degrees[end] < lowAfter) { end += 1 }

    var topStart = fastestUp
    let highBefore = degrees[peak] - nearShare * excursion.riseDegrees
    while topStart < peak, !(rate[topStart] < slowUp && degrees[topStart] > highBefore) {
      topStart += 1
    }
    var topEnd = fastestDown
    let highAfter = degrees[peak] - sagShare * excursion.fallDegrees
    while topEnd > peak, !(rate[topEnd] > slowDown && degrees[topEnd] > highAfter) {
      topEnd -= 1
    }
    // A phase with a pause in it is two movements; each end has the tail of the movement next to it.
    let isLifting = { (sample: Int) in rate[sample] >= slowUp }
    let isLowering = { (sample: Int) in rate[sample] <= slowDown }
    let startTail = tail(
      run(from: start + 1, step: 1, within: start...topStart, isLifting), shareUp)
    let liftTail = tail(
      run(from: topStart - 1, step: -1, within: start...topStart, isLifting), shareUp)
    let lowerTail = tail(
      run(from: topEnd + 1, step: 1, within: topEnd...end, isLowering), shareDown)
    let endTail = tail(run(from: end - 1, step: -1, within: topEnd...end, isLowering), shareDown)
    start = max(excursion.before, start - startTail)
    end = min(excursion.after, end + endTail)
    if topEnd - topStart > liftTail + lowerTail {
      topStart += liftTail
      topEnd -= lowerTail
    } else if liftTail + lowerTail > 0 {
      // The flat ends of lift and lowering meet: the movement turned at once.
      topStart += (topEnd - topStart) * liftTail / (liftTail + lowerTail)
      topEnd = topStart
    }
    return Repetition(
      range: start..<max(end, start + 1), hold: topStart..<max(topStart, topEnd), peak: peak,
      isComplete: excursion.isComplete)
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
  ///   - fewest: With less rest than so many samples, whatever is slower than a fifth of the fastest is taken for rest.
  static func unrest(
    _ rate: [Double], outside repetitions: [Range<Int>], fewest: Int
  ) -> Double {
    let starts = [0] + repetitions.map(\.upperBound)
    let ends = repetitions.map(\.lowerBound) + [rate.count]
    let resting = zip(starts, ends).flatMap { start, end in
      start < end ? rate[start..<end].map(abs) : []
    }
    guard resting.count < max(1, fewest) else { return deviation(resting) }
    let speeds = rate.map(abs)
    guard let fastest = RobustStatistics.quantile(0.95, of: speeds) else { return 0 }
    return deviation(speeds.filter { $0 < 0.2 * fastest })
  }

  /// The median of a normal deviate's size is 0.6745 standard deviations.
  private static func deviation(_ sizes: [Double]) -> Double {
    (RobustStatistics.median(sizes) ?? 0) / 0.6745
  }

  /// How many samples in a row move, from one on.
  private static func run(
    from first: Int, step: Int, within range: ClosedRange<Int>, _ isMoving: (Int) -> Bool
  ) -> Int {
    var sample = first
    while range.contains(sample), isMoving(sample) { sample += step }
    return abs(sample - first)
  }

  private static func fastest(_ range: ClosedRange<Int>, _ speed: (Int) -> Double) -> Int {
    var best = range.lowerBound
    for index in range where speed(index) > speed(best) { best = index }
    return best
  }
}
