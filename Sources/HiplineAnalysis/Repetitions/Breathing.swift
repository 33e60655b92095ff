import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// Tells breathing from repetitions that are as small.
///
///     breathing     ╭╮ ╭╮ ╭╮ ╭╮ ╭╮ ╭╮       from end to end of what was recorded, without a rest
///                  ╯ ╰─╯╰─╯╰─╯╰─╯╰─╯╰
///     repetitions  ─────╭──╮──╭──╮──────    rest before and after, or between, or a hold
///
/// Size and pace are the same. What breathing does not do is stop: a breath comes out slower than it goes in and may pause before the next
/// one, but no pause is much longer than the others, and a breath is on its way for a seventh of the time at least.
enum Breathing {
  /// A rest before or after is none of breathing's pauses if it lasts longer than this share of a breath: a sine stays in the lower third of
  /// its way for 0.39 of it, and one that pauses when it is out for some 0.6.
  static let longestPause = 0.75
  /// Nor if it lasts longer than the longest pause between breaths by this factor, by which single breaths are longer than usual ones too.
  /// Chosen, not derived: breaths at rest vary by a tenth or two.
  static let variation = 1.3
  /// Breathing crosses the middle third of its way in this share of a breath at least: a sine in 0.22, and one that goes in within two
  /// seconds of five, and out with a time constant of 0.7 s, in 0.15.
  static let shortestCrossing = 0.14

  /// The sets of which nothing shows that they are an exercise, nor of others that move alike.
  static func find(in sets: [ExerciseSet], _ motion: SegmentMotion) -> [OtherMovement] {
    let breaths = sets.map { breath(in: $0, motion) }
    let usual = sets.map { usualDegrees($0) }
    let kinds = ExerciseSet.firstAlike(sets, motion)
    return sets.indices.compactMap { index in
      let isExercise = sets.indices.contains { other in
        breaths[other] == nil && kinds[other] == kinds[index]
          && max(usual[other], usual[index])
            <= PostureChange.likeSize * min(usual[other], usual[index])
      }
      return isExercise ? nil : breaths[index]
    }
  }

  /// How long a breath takes, in seconds: by how often people breathe, the slowest breaths longer than usual ones.
  private static let breathSeconds =
    (1 / Breath.hertz.upperBound)...(variation / Breath.hertz.lowerBound)

  private static func breath(in set: ExerciseSet, _ motion: SegmentMotion) -> OtherMovement? {
    let usual = usualDegrees(set)
    guard usual < Breath.mostDegrees,
      let cycle = cycleSamples(set, usualDegrees: usual),
      breathSeconds.contains(cycle / motion.sampleRateHertz),
      crossingShare(set, cycle) >= shortestCrossing
    else { return nil }
    let rest = max(
      restSamples(before: set.repetitions.first, set, motion),
      restSamples(after: set.repetitions.last, set, motion))
    let pauses = pauses(in: set)
    guard rest < longestPause * cycle,
      pauses.count < fewestPauses || rest < variation * (pauses.max() ?? 0)
    else { return nil }
    return OtherMovement(
      kind: .breathing(degrees: usual, seconds: cycle / motion.sampleRateHertz), range: set.range)
  }

  /// The longest of so many pauses is known; of three breaths.
  private static let fewestPauses = 2

  private static func usualDegrees(_ set: ExerciseSet) -> Double {
    RobustStatistics.median(set.repetitions.filter { $0.isComplete }.map { size($0, set) }) ?? 0
  }

  private static func size(_ repetition: Repetition, _ set: ExerciseSet) -> Double {
    set.degrees(at: repetition.peak) - set.degrees(at: repetition.range.lowerBound)
  }

  /// From one top to the next; some may be too small to be repetitions.
  private static func cycleSamples(_ set: ExerciseSet, usualDegrees: Double) -> Double? {
    let tops = PeakFinder.peaks(
      in: Array(set.degrees(in: set.range)), minimumProminence: usualDegrees / 2
    ).map { Double($0.index) }
    return RobustStatistics.median(zip(tops, tops.dropFirst()).map { $1 - $0 })
      ?? Double(set.range.count)
  }

  /// How long the usual repetition is in the middle third of its way, as a share of a cycle.
  private static func crossingShare(_ set: ExerciseSet, _ cycle: Double) -> Double {
    let crossings = set.repetitions.filter { $0.isComplete }.map { repetition in
      let third = size(repetition, set) / 3
      let low = set.degrees(at: repetition.range.lowerBound) + third
      return Double(set.degrees(in: repetition.range).count { (low...(low + third)).contains($0) })
    }
    return (RobustStatistics.median(crossings) ?? 0) / cycle
  }

  /// How long the segment is in the lower third of its way between two repetitions, in samples.
  private static func pauses(in set: ExerciseSet) -> [Double] {
    zip(set.repetitions, set.repetitions.dropFirst()).map { before, after in
      let (down, up) = (lower(of: before, set).last, lower(of: after, set).first)
      return Double(up - down)
    }
  }

  /// Where a repetition leaves the lower third of its way, and where it comes back to it.
  private static func lower(of repetition: Repetition, _ set: ExerciseSet) -> (
    first: Int, last: Int
  ) {
    let range = repetition.range
    let level = set.degrees(at: repetition.range.lowerBound) + size(repetition, set) / 3
    let first = (range.lowerBound..<max(range.lowerBound + 1, repetition.peak)).last {
      set.degrees(at: $0) <= level
    }
    let last = (repetition.peak..<range.upperBound).first { set.degrees(at: $0) <= level }
    return (first ?? range.lowerBound, last ?? range.upperBound)
  }

  private static func restSamples(
    before repetition: Repetition?, _ set: ExerciseSet, _ motion: SegmentMotion
  ) -> Double {
    guard let repetition else { return 0 }
    return restSamples(
      from: repetition.range.lowerBound, step: -1, size(repetition, set) / 3, set, motion)
      + Double(lower(of: repetition, set).first - repetition.range.lowerBound)
  }

  private static func restSamples(
    after repetition: Repetition?, _ set: ExerciseSet, _ motion: SegmentMotion
  ) -> Double {
    guard let repetition else { return 0 }
    return restSamples(
      from: repetition.range.upperBound, step: 1, size(repetition, set) / 3, set, motion)
      + Double(repetition.range.upperBound - lower(of: repetition, set).last)
  }

  /// For how long the segment stays within some degrees of a pose, before it or after it.
  private static func restSamples(
    from sample: Int, step: Int, _ degrees: Double, _ set: ExerciseSet, _ motion: SegmentMotion
  ) -> Double {
    let up = motion.up.vectors
    let start = min(max(0, sample), up.count - 1)
    // What the vertical shows of a turn about an inclined axis.
    let sine = set.angle.axis.direction.dot(up[start])
    let seen = degrees * max(0, 1 - sine * sine).squareRoot()
    func isNear(_ sample: Int) -> Bool {
      if set.angle.range.contains(sample) {
        return abs(set.degrees(at: sample) - set.degrees(at: start)) < degrees
      }
      return set.angle.source == .gravity
        && Angle.degrees(between: up[sample], and: up[start]) < seen
    }
    var end = start
    while up.indices.contains(end), isNear(end) { end += step }
    return Double(abs(end - start))
  }
}
