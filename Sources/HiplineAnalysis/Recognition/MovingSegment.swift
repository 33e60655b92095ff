import HiplineCore
import HiplineKinematics
import HiplineSignal

/// The sensor that carries the repetitions.
struct MovingSegment {
  let prepared: PreparedRecording
  /// nil without gravity, which shows no posture.
  let motion: SegmentMotion?
  let sets: [ExerciseSet]

  init(_ prepared: PreparedRecording) {
    self.prepared = prepared
    guard prepared.recording.holdsGravity != false else {
      motion = nil
      sets = []
      return
    }
    let motion = SegmentMotion(prepared.slow)
    self.motion = motion
    sets = RepetitionDetector.sets(
      in: motion, smallestRangeDegrees: prepared.resolution.smallestRangeDegrees,
      gaps: prepared.uniform.gaps)
  }

  /// The sensor on the segment that the exercise moves, or the next one where that keeps still; or one whose place was
  /// not given.
  ///
  /// - Parameter exercise: nil where it is not known.
  static func find(in prepared: [PreparedRecording], exercise: Exercise?) -> MovingSegment? {
    func recordings(_ order: [Placement?]) -> [PreparedRecording] {
      order.compactMap { placement in
        prepared.first { $0.recording.placement == placement }
      }
    }
    if let exercise {
      var still: MovingSegment?
      for recording in recordings(exercise.movers + [nil]) {
        let segment = MovingSegment(recording)
        guard segment.sets.isEmpty else { return segment }
        still = still ?? segment
      }
      return still
    }
    // Where the exercise is not known, a segment that hardly moves beside another one only goes along with it. A pelvis is
    // the mover of an exercise only where the leg is seen to keep still.
    let legs = recordings(Exercise.legMovers + [nil])
    let trunk = legs.isEmpty ? [] : recordings([.pelvis, .lumbar])
    let segments = (legs + trunk).map { MovingSegment($0) }
    let largest = segments.map(\.usualTurnDegrees).max() ?? 0
    return segments.first {
      !$0.sets.isEmpty && $0.usualTurnDegrees >= smallestShareOfMover * largest
    } ?? segments.first
  }

  /// A segment that turns by less than this share of another one is not what moves; a thigh that follows a shank in a foot
  /// slide turns about as far as it.
  private static let smallestShareOfMover = 1 / 3.0

  /// How far the segment turns from rest to top, the median over the repetitions, in degrees; 0 without any.
  private var usualTurnDegrees: Double {
    let turns = sets.flatMap { set in
      set.repetitions.filter(\.isComplete).map {
        set.degrees(at: $0.peak) - set.degrees(at: $0.range.lowerBound)
      }
    }
    return RobustStatistics.median(turns) ?? 0
  }

  var isPelvis: Bool { [Placement.pelvis, .lumbar].contains(prepared.recording.placement) }

  /// The other segments and this one by their places, on this one's time.
  func joined(to helpers: [Placement: AlignedSegment]) -> [Placement: AlignedSegment] {
    guard let placement = prepared.recording.placement else { return helpers }
    var segments = helpers
    segments[placement] = AlignedSegment(
      prepared, motion: motion, placement: placement, on: prepared.uniform, offsetSeconds: 0)
    return segments
  }
}
