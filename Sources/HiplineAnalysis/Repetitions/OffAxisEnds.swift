import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// Takes off what is done before the first repetition and after the last one about any other axis: a phone is picked up and turned, a
/// strap is set right, somebody scratches.
///
///      ∿╱╲∿╲╱╲∿ ___╱▔╲_╱▔╲_╱▔╲____ ╱∿╲╱∿          about the axis of the exercise such movement looks like repetitions
///       about any    about one       about any
///      [  taken off ) [          ) [ taken off )
///
/// An end is taken off up to where most of the turning has been about other axes. Each repetition in it says that it is none, by as
/// many degrees as it has.
enum OffAxisEnds {
  /// An exercise is about one axis if this share of its rotation is; one that is not has no other axes. Chosen, not derived:
  /// a little less than of straight legs (``HingeAxis/clearPlanarity``), as sensors on flesh wobble.
  static let clearShare = 0.75
  /// The share of a rotation that is about a given axis where it is about any: there are three directions.
  static let chanceShare = 1 / 3.0

  /// What is done about other axes goes on until the segment has been quiet for so long, in seconds. Chosen, not derived: half of the
  /// shortest rest that people take after they have put a phone away.
  static let quietSeconds = 0.5

  /// - Parameters:
  ///   - range: Of a bout, in samples of the recording.
  ///   - moves: In it.
  /// - Returns: The part between the ends; all of it where the exercise has no clear axis.
  static func without(
    _ range: Range<Int>, moves: [PostureChange.Move], _ motion: SegmentMotion
  ) -> Range<Int> {
    guard let exercise = Exercise(moves, motion) else { return range }
    let degreesPerSample = Angle.degreesPerRadian / motion.sampleRateHertz
    /// How many samples, from an end inwards, mostly turn about other axes.
    func length(_ samples: some Collection<Int>) -> Int {
      var (sum, most, turned, farthest) = (0.0, 0.0, Vector3.zero, 0.0)
      var length = 0
      for (number, sample) in samples.enumerated() {
        let rate = motion.angularRate[sample]
        let about = rate.dot(exercise.axis)
        sum += exercise.leastShare * rate.norm - abs(about) - exercise.stillRate
        turned += rate - exercise.axis * about
        farthest = max(farthest, turned.norm)
        if sum > most, farthest * degreesPerSample > PostureChange.smallestChangeDegrees {
          (most, length) = (sum, number + 1)
        }
      }
      guard length > 0 else { return 0 }
      // Up to where it gets quiet, unless that is a move of the exercise; what is much quicker is none.
      var (quiet, along) = (0, 0.0)
      for (number, sample) in samples.dropFirst(length).enumerated() {
        let rate = motion.angularRate[sample]
        quiet = rate.norm < exercise.quietRate ? quiet + 1 : 0
        let about = rate.dot(exercise.axis)
        along = abs(about) > exercise.quickRate ? 0 : along + about
        if Double(quiet) > quietSeconds * motion.sampleRateHertz { return length + number - quiet }
        if abs(along) * degreesPerSample > PostureChange.largeShare * exercise.degrees { break }
      }
      return length
    }
    let start = range.lowerBound + length(range.lowerBound..<exercise.middle)
    let end = range.upperBound - length((exercise.middle..<range.upperBound).reversed())
    let longest = Int(ExerciseBout.longestHoldSeconds * motion.sampleRateHertz)
    /// By a sensor that has slipped, or in another posture.
    func isExercised(_ part: Range<Int>) -> Bool {
      ThereAndBack.largest(
        in: moves.filter {
          part.contains($0.range.lowerBound) && $0.range.upperBound <= part.upperBound
        },
        longestSamples: longest) != nil
    }
    let first = isExercised(range.lowerBound..<start) ? range.lowerBound : start
    let last = isExercised(end..<range.upperBound) ? range.upperBound : end
    return first..<last
  }

  /// The axis of what most moves are; nil where it is not clear.
  static func axis(of moves: [PostureChange.Move], _ motion: SegmentMotion) -> Vector3? {
    Exercise(moves, motion)?.axis
  }

  /// What most moves of a bout are.
  private struct Exercise {
    /// Of length one.
    var axis: Vector3
    /// How far a move turns.
    var degrees: Double
    /// A sample in its midst.
    var middle: Int
    /// The least share of a rate that is about it.
    var leastShare: Double
    /// Below this nothing moves, in rad/s; and below this nothing is handled.
    var stillRate: Double
    var quietRate: Double
    /// Above this it is quicker than any move of the exercise, in rad/s.
    var quickRate: Double

    /// - Returns: nil where its rotation has no clear axis.
    init?(_ moves: [PostureChange.Move], _ motion: SegmentMotion) {
      let kinds = moves.map { move in moves.filter { PostureChange.isAlike($0, move) } }
      // Breathing comes as often, and turns by little; who sits up turns by much, and rarely.
      func weight(_ kind: [PostureChange.Move]) -> Double {
        Double(kind.count) * kind.reduce(0) { $0 + $1.degrees }
      }
      guard let kind = kinds.max(by: { weight($0) < weight($1) }),
        let axis = Self.axis(of: kind, motion)
      else { return nil }
      // What is in the middle of them is the exercise, whatever is done before and after.
      let most = kind[kind.count / 4].range.lowerBound..<kind[3 * kind.count / 4].range.upperBound
      let share = OffAxisEnds.share(of: most, about: axis, motion)
      let peaks = kind.map { $0.range.reduce(0) { max($0, abs(motion.angularRate[$1].dot(axis))) } }
      guard share > clearShare, let peak = RobustStatistics.median(peaks),
        let degrees = RobustStatistics.median(kind.map { $0.degrees })
      else { return nil }
      self.axis = axis
      self.degrees = degrees
      middle = kind[kind.count / 2].range.lowerBound
      leastShare = ((share + chanceShare) / 2).squareRoot()
      stillRate = RepetitionPhases.stillShare * peak
      quietRate = RepetitionPhases.largestStillShare * peak
      quickRate = peak / Strays.shorterShare
    }

    /// The mean of the moves' axes, each turned the same way.
    private static func axis(of moves: [PostureChange.Move], _ motion: SegmentMotion) -> Vector3? {
      guard let first = moves.first?.rotation else { return nil }
      return moves.reduce(Vector3.zero) { sum, move in
        let way = move.rotation.normalized ?? .zero
        return way.dot(first) < 0 ? sum - way : sum + way
      }.normalized
    }
  }

  /// The share of a rotation that is about an axis; 1 where nothing turns.
  static func share(
    of range: Range<Int>, about axis: Vector3, _ motion: SegmentMotion
  ) -> Double {
    let (along, all) = range.reduce((0.0, 0.0)) { sum, sample in
      let rate = motion.angularRate[sample]
      let about = rate.dot(axis)
      return (sum.0 + about * about, sum.1 + rate.dot(rate))
    }
    return all > 0 ? along / all : 1
  }
}
