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
  /// Below this share of a phase's peak rate a segment counts as not moving.
  static let stillShare = 0.05
  /// How close to the rest level, or to the peak after a lift, a phase may begin and end.
  static let nearShare = 0.2
  /// How far the hold may sag before the lowering begins.
  static let sagShare = 0.5

  /// How far inside a bell-shaped movement its speed first reaches 5 % of the peak, as a share of its duration.
  ///
  /// For the minimum-jerk speed 30 s²(1 − s)² / 1.875 = 0.05 at s = 0.0591 (Flash & Hogan 1985). What is found is the
  /// stretch between the two crossings; the movement is longer by this much at each end.
  static let tailShare = 0.0591

  /// - Parameters:
  ///   - excursion: In samples of `degrees`.
  ///   - degrees: The angle below the tremor band.
  ///   - rate: Its derivative in °/s.
  /// - Returns: The repetition in samples of `degrees`.
  static func measure(
    _ excursion: RepetitionCounter.Excursion, degrees: [Double], rate: [Double]
  ) -> Repetition {
    let peak = excursion.peak
    let fastestUp = fastest(excursion.before...peak) { rate[$0] }
    let fastestDown = fastest(peak...excursion.after) { -rate[$0] }
    let slowUp = stillShare * rate[fastestUp]
    let slowDown = stillShare * rate[fastestDown]

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
    let startTail = tail(run(from: start + 1, step: 1, within: start...topStart, isLifting))
    let liftTail = tail(run(from: topStart - 1, step: -1, within: start...topStart, isLifting))
    let lowerTail = tail(run(from: topEnd + 1, step: 1, within: topEnd...end, isLowering))
    let endTail = tail(run(from: end - 1, step: -1, within: topEnd...end, isLowering))
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
  private static func tail(_ samples: Int) -> Int {
    Int((Double(samples) * tailShare / (1 - 2 * tailShare)).rounded())
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
