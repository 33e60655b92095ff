import HiplineCore
import HiplineKinematics

/// The largest moves that go there and back again and again, whatever else is done in between.
///
///        ╭∿∿∿╮      ╭∿∿∿╮      ╭∿∿∿╮         pulses at the top, and breathing, are more than the lifts they are
///       ╱     ╲    ╱     ╲    ╱     ╲        on, but none of the exercise
///     ─∿       ∿∿─∿       ∿∿─∿       ∿─
///
/// Sitting up between two sets goes there and back as well: with nothing in between once, then with a set.
enum ThereAndBack {
  /// So many moves in a row, each back from the one before: two repetitions.
  static let fewestMoves = 4

  /// Who changes posture, from lying to sitting or to another side, turns by more than this, in degrees. Chosen, not derived: two
  /// thirds of a right angle.
  static let smallestPostureDegrees = 60.0

  /// - Parameter longestSamples: What takes longer between two moves is neither a hold nor a rest between repetitions.
  /// - Returns: The index of the largest such move; nil without any.
  static func largest(in moves: [PostureChange.Move], longestSamples: Int) -> Int? {
    moves.indices.sorted { moves[$0].degrees > moves[$1].degrees }.first { index in
      isRepeated(
        moves.indices.filter { PostureChange.isAlike(moves[$0], moves[index]) }, moves,
        longestSamples)
    }
  }

  /// Moves that fill less than this share of a bout are less of it than the time at their peaks usually is
  /// (``HingeAxis/fastShare``), and what happens in the holds may turn as much. Chosen, not derived: holds of four times a lift
  /// and more.
  static let rareShare = 1 / 3.0

  /// The largest moves that go there and back in a stretch whose holds and rests are so long that they hardly show in the axis of the whole;
  /// nil where they do.
  static func rare(
    in moves: [PostureChange.Move], within range: Range<Int>, _ motion: SegmentMotion
  ) -> [Range<Int>]? {
    let inside = moves.filter {
      range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
    }
    let longest = Int(ExerciseBout.longestHoldSeconds * motion.sampleRateHertz)
    guard let largest = largest(in: inside, longestSamples: longest) else { return nil }
    let exercise = inside.filter { PostureChange.isAlike($0, inside[largest]) }.map { $0.range }
    let samples = exercise.reduce(0) { $0 + $1.count }
    return Double(samples) < rareShare * Double(range.count) ? exercise : nil
  }

  private static func isRepeated(
    _ alike: [Int], _ moves: [PostureChange.Move], _ longestSamples: Int
  ) -> Bool {
    var row = 1
    return zip(alike, alike.dropFirst()).contains { before, after in
      let isBack = moves[before].rotation.dot(moves[after].rotation) < 0
      row = isBack && isOnlyBetween(before, after, moves, longestSamples) ? row + 1 : 1
      return row >= fewestMoves
    }
  }

  /// Whether nothing else was exercised between two moves: nothing at all happened, or what did is a part of them, or breathing.
  private static func isOnlyBetween(
    _ before: Int, _ after: Int, _ moves: [PostureChange.Move], _ longestSamples: Int
  ) -> Bool {
    let between = moves[(before + 1)..<after]
    guard !between.isEmpty else { return true }
    return moves[before].degrees < smallestPostureDegrees
      && moves[after].range.lowerBound - moves[before].range.upperBound < longestSamples
      && between.allSatisfy {
        PostureChange.hasLikeAxis($0, moves[before]) || $0.degrees < Breath.mostDegrees
          || $0.degrees < PostureChange.largeShare * moves[before].degrees
      }
  }
}
