import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// Takes changes of posture out of a bout: lying down, turning over between two sets, getting up.
///
///     turn      ╱▔╲_╱▔╲_╱▔╲      ╭──────╮     ╱▔╲_╱▔╲
///     ─────────╯           ╲____╱        ╲___╯       ╲
///              [ part      )    cut       [ part     )
///
/// What repeats is the exercise: its moves go to and fro about one axis of the sensor, many times and about equally far. A
/// move that is large, of another kind, rare, and comes from or goes to where the exercise never is, is none of it; nor is one
/// of the same kind that leaves the way of the others at once.
enum PostureChange {
  /// Moves are of one kind if their axes are within this angle, in degrees; axes of repetitions scatter by 5–10°, and
  /// without a gyroscope the axis of an inclined hinge seems to turn with the size of the move.
  static let likeAxisDegrees = 35.0
  /// And if their sizes are within this factor: a partial repetition is one still.
  static let likeSize = 2.5
  /// A move about another axis is large from this share of the exercise's moves on. Chosen, not derived: as far as makes a pose
  /// another one (``elsewhereShare``).
  static let largeShare = 0.5
  /// A turn of less is a fidget, in degrees, whatever the exercise's size. Chosen, not derived: seven times what a still leg
  /// sways by (``SensorResolution/bodySwayDegrees``).
  static let smallestChangeDegrees = 5.0
  /// A kind is rare if it has fewer than this share of the moves of the exercise. A half: what comes as often as every second
  /// repetition is a part of the exercise.
  static let rareShare = 0.5
  /// A pose is not one of the exercise if it is this far from all of them, as a share of the exercise's moves. Chosen, not
  /// derived: halfway between one that a repetition passes and one that takes a whole further move to reach.
  static let elsewhereShare = 0.5
  /// For speed only: so many poses stand for those of the exercise.
  private static let posesOfExercise = 500
  /// For speed only: so many poses stand for those of a move.
  private static let posesOfMove = 32
  /// Two moves are parted where the speed falls below this share of the slower one's peak. Chosen, not derived: between two moves
  /// that part the speed is near zero, in one that hesitates it is not.
  static let partingShare = 0.3

  /// What a change of posture may leave beyond where it is said to begin and end, as a share of the exercise's moves. Chosen, not
  /// derived: as much as healthy people's ranges vary by.
  static let leftShare = 0.1

  /// One movement in one direction.
  struct Move: Hashable {
    var range: Range<Int>
    /// The rotation over the move: its axis times its angle in degrees, in sensor coordinates.
    var rotation: Vector3
    var degrees: Double
  }

  /// The parts of a bout without changes of posture, in order of time.
  static func parts(
    of bout: Range<Int>, _ motion: SegmentMotion, smallestRangeDegrees: Double
  ) -> [Range<Int>] {
    let moves = moves(motion, in: bout, smallestRangeDegrees: smallestRangeDegrees)
    let kinds = moves.map { move in moves.filter { isAlike($0, move) }.count }
    let repeated = ThereAndBack.largest(
      in: moves, longestSamples: Int(ExerciseBout.longestHoldSeconds * motion.sampleRateHertz))
    guard
      let largest = [repeated, largestCommon(moves, kinds)].compactMap({ $0 })
        .max(by: { moves[$0].degrees < moves[$1].degrees }),
      let most = moves.indices.filter({ isAlike(moves[$0], moves[largest]) })
        .max(by: { kinds[$0] < kinds[$1] })
    else { return [bout] }
    // A move that is like a few of them only belongs elsewhere, such as to the pose that somebody has turned to.
    let ofKind = zip(moves, kinds).filter { move, kind in
      isAlike(move, moves[most]) && Double(kind) >= rareShare * Double(kinds[most])
    }.map { $0.0 }
    let course = PoseCourse(motion, in: bout)
    let turnedAway = movesAway(from: ofKind, course)
    let exercise = ofKind.filter { !turnedAway.contains($0) }
    let usual = RobustStatistics.median(exercise.map { $0.degrees }) ?? 0
    // Over a set the heading wanders by as much as small repetitions turn, and it tells of whole changes of posture alone.
    let tilt = PoseCourse(upOf: motion)
    func path(_ ranges: [Range<Int>], _ course: PoseCourse) -> [PoseCourse.Pose] {
      poses(course, in: ranges, most: posesOfExercise)
    }
    func isElsewhere(_ sample: Int, than path: [PoseCourse.Pose], _ course: PoseCourse) -> Bool {
      let pose = course[sample]
      return path.allSatisfy { $0.degrees(to: pose) > elsewhereShare * usual }
    }
    func path(_ ranges: [Range<Int>]) -> [PoseCourse.Pose] { path(ranges, tilt) }
    func isElsewhere(_ sample: Int, than path: [PoseCourse.Pose]) -> Bool {
      isElsewhere(sample, than: path, tilt)
    }
    let all = path(exercise.map { $0.range })
    let allTurned = path(exercise.map { $0.range }, course)
    func leads(_ change: Range<Int>, _ move: Move) -> Bool {
      let ends = [change.lowerBound, change.upperBound]
      if ends.contains(where: { isElsewhere($0, than: all) }) { return true }
      if move.degrees > ThereAndBack.smallestPostureDegrees,
        ends.contains(where: { isElsewhere($0, than: allTurned, course) })
      {
        return true
      }
      return !isUndone(move) && isForGood(change, move, fewest: 1)
    }
    /// Whether the next thing that is done is its way back, or it is that itself: between two lifts with pulses the leg is down.
    func isUndone(_ move: Move) -> Bool {
      moves.contains { other in
        guard isAlike(other, move), other.rotation.dot(move.rotation) < 0,
          !exercise.contains(other)
        else { return false }
        let ends = [other.range, move.range].sorted { $0.lowerBound < $1.lowerBound }
        return !exercise.contains {
          ends[0].upperBound <= $0.range.lowerBound && $0.range.upperBound <= ends[1].lowerBound
        }
      }
    }
    /// Whether the exercise goes on where it never was before, and comes back no more, so many moves before and after.
    func isForGood(_ change: Range<Int>, _ move: Move, fewest: Int) -> Bool {
      let before = exercise.map { $0.range }.filter { $0.upperBound <= change.lowerBound }
      let after = exercise.map { $0.range }.filter { $0.lowerBound >= change.upperBound }
      let courses = move.degrees > ThereAndBack.smallestPostureDegrees ? [tilt, course] : [tilt]
      return min(before.count, after.count) >= fewest
        && courses.contains { course in
          isElsewhere(change.upperBound, than: path(before, course), course)
            && isElsewhere(change.lowerBound, than: path(after, course), course)
        }
    }

    let changes = zip(moves, kinds).compactMap { move, kind -> Range<Int>? in
      let isLarge =
        hasLikeAxis(move, moves[most])
        ? move.degrees > likeSize * usual : move.degrees > largeShare * usual
      let isRare = Double(kind) < rareShare * Double(exercise.count)
      guard move.degrees > smallestChangeDegrees else { return nil }
      let isChange = turnedAway.contains(move) || (isLarge && isRare)
      guard isChange || move.degrees > (1 + elsewhereShare) * usual else { return nil }
      let change = settled(
        move.range, motion, degrees: move.degrees, usual: usual)
      let isCut =
        isChange ? leads(change, move) : isForGood(change, move, fewest: fewestNeighbours)
      return isCut ? change : nil
    }
    guard !changes.isEmpty else { return [bout] }
    let starts = [bout.lowerBound] + changes.map { $0.upperBound }
    let ends = changes.map { $0.lowerBound } + [bout.upperBound]
    return zip(starts, ends).map { $0..<max($0, $1) }.flatMap { part in
      if exercise.contains(where: { part.contains($0.range.lowerBound) }) { return [part] }
      // Between turning away and turning back nothing is exercised, unless something else is.
      return isRepeated(in: part, moves)
        ? parts(of: part, motion, smallestRangeDegrees: smallestRangeDegrees) : []
    }
  }

  /// The largest of the kinds that are not rare: adjustments, and what the low-pass rings with before and after a quick move, may be
  /// as many as those of the exercise.
  private static func largestCommon(_ moves: [Move], _ kinds: [Int]) -> Int? {
    guard let commonest = kinds.max() else { return nil }
    return moves.indices.filter { Double(kinds[$0]) >= rareShare * Double(commonest) }
      .max { moves[$0].degrees < moves[$1].degrees }
  }

  /// So many clear moves of one kind are an exercise of their own, in a posture of their own or by a sensor that has slipped; three
  /// repetitions, of which an edge may have cut one.
  static let fewestOfAnother = 5

  private static func isRepeated(in part: Range<Int>, _ moves: [Move]) -> Bool {
    let inside = moves.filter {
      part.contains($0.range.lowerBound) && part.contains($0.range.upperBound - 1)
        && $0.degrees > Breath.mostDegrees
    }
    return inside.contains { move in
      inside.count { isAlike($0, move) } >= fewestOfAnother
    }
  }

  /// How far along a move it is seen where it leads, as a share of the exercise's moves: beyond what a pose may be off, within
  /// all
  /// but small partial repetitions.
  static let leavingShare = 0.75

  /// So many moves before one that leaves, or after one that returns, show the way that it does not take; three repetitions.
  static let neighbours = 6
  /// Fewer of them show no way: two repetitions, each there and back.
  static let fewestNeighbours = 4

  /// Those of some moves, in order of time, that leave the way of the others, as sitting up from the rest pose does, or come back
  /// to it: of the moves just before, or after, that share one of their ends, few go where they lead.
  private static func movesAway(from moves: [Move], _ course: PoseCourse) -> Set<Move> {
    guard let usual = RobustStatistics.median(moves.map { $0.degrees }) else { return [] }
    let paths = moves.map { poses(course, in: [$0.range], most: posesOfMove) }
    typealias Pose = PoseCourse.Pose
    func visitors(of pose: Pose, among paths: some Sequence<[Pose]>) -> [[Pose]] {
      paths.filter { path in
        path.contains { $0.degrees(to: pose) <= elsewhereShare * usual }
      }
    }
    func leaves(_ path: some Sequence<Pose>, _ others: some Sequence<[Pose]>) -> Bool {
      var rest = path.makeIterator()
      guard let shared = rest.next(),
        let led = IteratorSequence(rest).first(where: {
          $0.degrees(to: shared) > leavingShare * usual
        })
      else { return false }
      let sharing = visitors(of: shared, among: others)
      return sharing.count >= fewestNeighbours
        && Double(visitors(of: led, among: sharing).count) < rareShare * Double(sharing.count)
    }
    return Set(
      moves.indices.filter { index in
        leaves(paths[index], paths[..<index].suffix(neighbours))
          || leaves(paths[index].reversed(), paths[(index + 1)...].prefix(neighbours))
      }.map { moves[$0] })
  }

  /// The part of a move in which it goes on at more than a little of its peak speed: the borders of moves lie anywhere in the
  /// quiet
  /// between them, and next to a large one a small repetition is quiet.
  ///
  /// At a small share *p* of its peak speed a minimum-jerk movement has 10 (√*p* / 4)³ of its way left.
  private static func settled(
    _ move: Range<Int>, _ motion: SegmentMotion, degrees: Double, usual: Double
  ) -> Range<Int> {
    let speeds = move.map { motion.angularRate[$0].norm }
    guard let fastest = speeds.indices.max(by: { speeds[$0] < speeds[$1] }) else { return move }
    let left = Double.pow(leftShare * usual / (10 * degrees), 2.0 / 3) * 16
    let slow = min(ExerciseSpan.settledShare, left) * speeds[fastest]
    let first = speeds[..<fastest].lastIndex { $0 < slow } ?? 0
    let last = speeds[fastest...].firstIndex { $0 < slow } ?? speeds.count
    return (move.lowerBound + first)..<(move.lowerBound + last)
  }

  /// Poses along moves, about as many as asked for.
  private static func poses(
    _ course: PoseCourse, in ranges: [Range<Int>], most: Int
  ) -> [PoseCourse.Pose] {
    let samples = ranges.reduce(0) { $0 + $1.count }
    let step = max(1, samples / most)
    return ranges.flatMap { range in
      stride(from: range.lowerBound, to: range.upperBound, by: step).map { course[$0] }
    }
  }

  static func isAlike(_ a: Move, _ b: Move) -> Bool {
    hasLikeAxis(a, b) && max(a.degrees, b.degrees) <= likeSize * min(a.degrees, b.degrees)
  }

  static func hasLikeAxis(_ a: Move, _ b: Move) -> Bool { hasLikeAxis(a.rotation, b.rotation) }

  /// Whether two rotations are about one line.
  static func hasLikeAxis(_ a: Vector3, _ b: Vector3) -> Bool {
    let angle = Angle.degrees(between: a, and: b)
    return min(angle, 180 - angle) <= likeAxisDegrees
  }

  /// The moves of a bout that turn the segment by more than half of what the sensor can resolve.
  static func moves(
    _ motion: SegmentMotion, in bout: Range<Int>, smallestRangeDegrees: Double
  ) -> [Move] {
    let speeds = bout.map { motion.angularRate[$0].norm }
    let peaks = PeakFinder.peaks(in: speeds, minimumProminence: 0)
    // From each peak to the next, the lowest point between them parts them if it is low against both.
    var borders = [0]
    var highest: Peak?
    for peak in peaks {
      guard let last = highest else {
        highest = peak
        continue
      }
      let lowest = (last.index...peak.index).min { speeds[$0] < speeds[$1] } ?? peak.index
      if speeds[lowest] < partingShare * min(speeds[last.index], speeds[peak.index]) {
        borders.append(lowest)
        highest = peak
      } else if speeds[peak.index] > speeds[last.index] {
        highest = peak
      }
    }
    borders.append(speeds.count)
    // What is quicker than a period of the low-pass is its ringing beside a quick move, or what it leaves of a strong tremor.
    let shortest = Int(motion.sampleRateHertz / MovementBand.cutoffHertz)
    return zip(borders, borders.dropFirst()).compactMap { first, last in
      let range = (bout.lowerBound + first)..<(bout.lowerBound + last)
      let rotation =
        range.reduce(Vector3.zero) { $0 + motion.angularRate[$1] }
        * (Angle.degreesPerRadian / motion.sampleRateHertz)
      let move = Move(range: range, rotation: rotation, degrees: rotation.norm)
      return move.degrees > smallestRangeDegrees / 2 && range.count >= shortest ? move : nil
    }
  }
}
