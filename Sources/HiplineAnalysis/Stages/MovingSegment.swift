import HiplineCore
import HiplineSignal

/// The segment that carries the repetitions.
struct MovingSegment: Sendable {
  let segment: Segment
  let search: RepetitionSearch

  /// - Parameter excluded: In which nobody exercised, in seconds of the segment's recording.
  init(_ segment: Segment, outside excluded: [Range<Double>]) {
    let uniform = segment.prepared.uniform
    self.segment = segment
    search =
      segment.motion.map { motion in
        RepetitionDetector.search(
          motion, smallestRangeDegrees: segment.prepared.resolution.smallestRangeDegrees,
          gaps: uniform.gaps, outside: excluded.map(uniform.samples(within:)))
      } ?? RepetitionSearch()
  }

  var sets: [ExerciseSet] { search.sets }

  /// The segment that the exercise moves, or the next one where that keeps still; or one whose place was not given.
  ///
  /// - Parameters:
  ///   - exercise: nil where it is not known.
  ///   - excluded: In which nobody exercised, in seconds of each segment's recording.
  static func find(
    in segments: [Segment], exercise: Exercise?, outside excluded: [Range<Double>]
  ) -> MovingSegment? {
    func candidates(_ order: [Placement?]) -> [Segment] {
      order.compactMap { placement in segments.first { $0.placement == placement } }
    }
    if let exercise {
      var still: MovingSegment?
      for segment in candidates(exercise.movers.map { Optional($0) } + [nil]) {
        let moving = MovingSegment(segment, outside: excluded)
        guard moving.sets.isEmpty else { return moving }
        still = still ?? moving
      }
      return still
    }
    // Where the exercise is not known, a segment that hardly moves beside another one only goes along with it. A pelvis is
    // the mover of an exercise only where the leg is seen to keep still.
    let legs = candidates(Exercise.legMovers.map { Optional($0) } + [nil])
    let trunk = legs.isEmpty ? [] : candidates([.pelvis, .lumbar])
    let moving = (legs + trunk).map { MovingSegment($0, outside: excluded) }
    let largest = moving.map { $0.usualTurnDegrees }.max() ?? 0
    return moving.first {
      !$0.sets.isEmpty && $0.usualTurnDegrees >= smallestShareOfMover * largest
    } ?? moving.first
  }

  /// A segment that turns by less than this share of another one is not what moves; a thigh that follows a shank in a foot
  /// slide turns about as far as it.
  private static let smallestShareOfMover = 1 / 3.0

  /// How far the segment turns from rest to top, the median over the repetitions, in degrees; 0 without any.
  private var usualTurnDegrees: Double {
    let turns = sets.flatMap { set in
      set.repetitions.filter { $0.isComplete }.map {
        set.degrees(at: $0.peak) - set.degrees(at: $0.range.lowerBound)
      }
    }
    return RobustStatistics.median(turns) ?? 0
  }

  var prepared: PreparedRecording { segment.prepared }

  var isPelvis: Bool { segment.placement.map { [.pelvis, .lumbar].contains($0) } ?? false }
}
