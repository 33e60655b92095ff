import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Swings to and fro as of a leg that walks: quick, large, one after the other without a hold.
///
///     ╱╲  ╱╲  ╱╲  ╱╲
///       ╲╱  ╲╱  ╲╱  ╲____________╱▔▔╲____╱▔▔╲___
///     strides          lies down      repetitions
///
/// Quick repetitions swing so as well: what tells them apart is that nobody exercises in the pose in which they walk
/// (``walking(in:besides:)``).
enum Strides {
  /// To and fro, in seconds: a usual stride takes 1.1 s, a quick one 0.7 s, a slow one 1.6 s.
  static let strideSeconds = 0.6...1.7
  /// A thigh swings forwards for two fifths of a stride and backwards for the rest; either way takes no more than this share of it.
  /// Chosen, not derived: a little more than three fifths, as people differ.
  static let longerShare = 0.7
  /// Swings are told over this time, in seconds: two slow strides.
  static let windowSeconds = 4.0
  /// From one window to the next, in seconds. Chosen, not derived: half a stride.
  static let hopSeconds = 0.5
  /// A thigh that walks turns by more, in degrees, to or fro. Chosen, not derived: an eighth of the 40° of a usual walk.
  static let smallestSwingDegrees = 5.0
  /// A window has so many half strides at least: a stride, and a half to tell that it goes on.
  static let fewestHalves = 3
  /// A rate below this share of its peak does not tell that the segment swings the other way. Chosen, not derived.
  static let turnedShare = 0.15
  /// A person who lies is at least so far from the pose in which they walk, in degrees: half of a right angle.
  static let otherPoseDegrees = 45.0

  /// The swings that are no exercise beside slower sets that were found without them: those in another pose.
  static func walking(
    in swings: [Range<Int>], besides sets: [ExerciseSet], _ motion: SegmentMotion
  ) -> [Range<Int>] {
    let poses = sets.filter { !isQuick($0, motion) }.compactMap { pose(of: $0, motion) }
    guard !poses.isEmpty else { return [] }
    return swings.filter { swing in
      guard let mean = swing.reduce(Vector3.zero, { $0 + motion.up.vectors[$1] }).normalized else {
        return false
      }
      return poses.allSatisfy { Angle.degrees(between: $0, and: mean) > otherPoseDegrees }
    }
  }

  /// The swings that are none of the clear and slower sets that were found without them: those about other axes, as of a hand that takes the
  /// phone. Told with a gyroscope, as strays are.
  static func handled(
    in swings: [Range<Int>], besides sets: [ExerciseSet], _ motion: SegmentMotion
  ) -> [Range<Int>] {
    let axes = sets.filter { !isQuick($0, motion) && OtherSets.isClear($0) }
      .map { $0.angle.axis.direction }
    guard motion.gyroscope != nil, !axes.isEmpty else { return [] }
    return swings.filter { swing in
      axes.allSatisfy {
        OffAxisEnds.share(of: swing, about: $0, motion) < RepetitionDetector.smallestShareAboutAxis
      }
    }
  }

  /// The sets without those that are left of a walk: quick as strides, and in another pose than the slower ones.
  static func without(_ sets: [ExerciseSet], _ motion: SegmentMotion) -> [ExerciseSet] {
    let poses = sets.filter { !isQuick($0, motion) }.compactMap { pose(of: $0, motion) }
    guard !poses.isEmpty else { return sets }
    return sets.filter { set in
      guard isQuick(set, motion), let pose = pose(of: set, motion) else { return true }
      return poses.contains { Angle.degrees(between: $0, and: pose) <= otherPoseDegrees }
    }
  }

  /// Whether its usual repetition takes no longer than a stride.
  private static func isQuick(_ set: ExerciseSet, _ motion: SegmentMotion) -> Bool {
    let lengths = set.repetitions.filter { $0.isComplete }.map { Double($0.range.count) }
    return (RobustStatistics.median(lengths) ?? 0)
      <= strideSeconds.upperBound * motion.sampleRateHertz
  }

  /// The vertical in the rest pose.
  private static func pose(of set: ExerciseSet, _ motion: SegmentMotion) -> Vector3? {
    set.repetitions.map { $0.range.lowerBound }.reduce(Vector3.zero) {
      $0 + motion.up.vectors[min($1, motion.count - 1)]
    }.normalized
  }

  /// Stretches of swings, in samples.
  static func find(in motion: SegmentMotion) -> [Range<Int>] {
    let samples = MovementSamples(of: motion.sampleRateHertz)
    let rates = samples.taken(of: motion.angularRate)
    let rate = samples.sampleRateHertz
    let window = Int(windowSeconds * rate)
    guard window > 0, rates.count >= window else { return [] }
    var runs: [Range<Int>] = []
    for start in stride(
      from: 0, through: rates.count - window, by: max(1, Int(hopSeconds * rate)))
    {
      let range = start..<(start + window)
      guard areSwings(rates, in: range, sampleRateHertz: rate) else { continue }
      let swings =
        (range.lowerBound * samples.step)..<min(range.upperBound * samples.step, motion.count)
      if let last = runs.last, last.upperBound >= swings.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<swings.upperBound
      } else {
        runs.append(swings)
      }
    }
    return runs
  }

  /// Whether a window is all swings.
  private static func areSwings(
    _ rates: VectorSeries, in range: Range<Int>, sampleRateHertz: Double
  ) -> Bool {
    guard let axis = HingeAxis.principal(of: rates, in: range)?.direction else { return false }
    let peak = range.reduce(0) { max($0, abs(rates[$1].dot(axis))) }
    var turns: [Int] = []
    var isForward: Bool?
    var swing = 0.0
    for sample in range {
      let rate = rates[sample].dot(axis)
      swing += rate
      guard abs(rate) > turnedShare * peak, isForward != (rate > 0) else { continue }
      if isForward != nil {
        turns.append(sample)
        let degrees = abs(swing - rate) / sampleRateHertz * Angle.degreesPerRadian
        if turns.count > 1, degrees < smallestSwingDegrees { return false }
      }
      (isForward, swing) = (rate > 0, rate)
    }
    let halves = zip(turns, turns.dropFirst()).map { Double($1 - $0) / sampleRateHertz }
    let strides = zip(halves, halves.dropFirst()).map { forth, back in
      (seconds: forth + back, longer: max(forth, back))
    }
    guard halves.count >= fewestHalves,
      strides.allSatisfy({
        strideSeconds.contains($0.seconds) && $0.longer <= longerShare * $0.seconds
      }),
      let first = turns.first, let last = turns.last,
      Double(max(first - range.lowerBound, range.upperBound - last)) / sampleRateHertz
        <= longerShare * strideSeconds.upperBound
    else { return false }
    return true
  }
}
