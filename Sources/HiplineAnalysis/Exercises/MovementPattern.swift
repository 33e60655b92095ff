import HiplineCore
import RealModule

/// What gravity and rotation look like when a body does an exercise, for telling exercises apart.
///
/// Directions are those of a right leg, as (anterior, proximal, right) of each segment; a left leg is its mirror image. The
/// vertical is that of the rest pose; a rotation axis points so that the movement away from rest is right-handed about it.
/// A segment's elevation is how far its far end is above its near end.
///
/// | movement of a right leg | axis |
/// | --- | --- |
/// | flexion of the hip, extension of the knee | right |
/// | abduction of the hip | posterior |
/// | external rotation of the thigh | distal |
package struct MovementPattern: Sendable, Hashable {
  /// One way to be at rest and to move.
  struct Pose: Sendable, Hashable {
    var segments: [BodySegment: SegmentPose]
    /// How usual it is among the ways of the exercise; positive.
    var weight: Double
  }

  struct SegmentPose: Sendable, Hashable {
    /// The vertical at rest, of length one.
    var up: Vector3
    /// The axis of the movement, of length one; nil for a segment that does not turn about one.
    var axis: Vector3?
  }

  /// How far a segment turns in a repetition.
  enum Turn: Sendable, Hashable {
    /// Anything up to the range that the joint allows, in degrees.
    case moves(upToDegrees: Double)
    /// As far as the segment that carries the exercise, within a standard deviation of the logarithm.
    case follows(spread: Double)
    /// A share of what the segment that carries the exercise does, or less.
    case keepsStill(share: Double)
    /// Anything.
    case any
  }

  var postures: [ExercisePosture]
  var poses: [Pose]
  /// The segment that carries the exercise.
  var mover: BodySegment
  /// The ways each segment may turn, equally usual.
  var turns: [BodySegment: [Turn]]
}

extension MovementPattern.SegmentPose {
  /// Front up, the far end raised; the rotation that raises the far end, or its opposite, or none.
  static func frontUp(
    elevation degrees: Double, turning: Double? = nil
  ) -> MovementPattern.SegmentPose {
    let angle = degrees * .pi / 180
    return .init(
      up: Vector3(Double.cos(angle), -Double.sin(angle), 0),
      axis: turning.map { Vector3(0, 0, $0) })
  }

  /// Back up, the far end raised.
  static func backUp(
    elevation degrees: Double, axis: Vector3? = nil
  ) -> MovementPattern.SegmentPose {
    let angle = degrees * .pi / 180
    return .init(up: Vector3(-Double.cos(angle), -Double.sin(angle), 0), axis: axis)
  }

  /// The right side up, the far end raised, rolled forward about the segment.
  static func rightUp(
    elevation degrees: Double, lean leanDegrees: Double = 0, axis: Vector3? = nil
  ) -> MovementPattern.SegmentPose {
    let (angle, lean) = (degrees * .pi / 180, leanDegrees * .pi / 180)
    return .init(
      up: Vector3(
        -Double.cos(angle) * Double.sin(lean), -Double.sin(angle),
        Double.cos(angle) * Double.cos(lean)),
      axis: axis)
  }

  /// The mirror image: the same of a left leg.
  var mirrored: MovementPattern.SegmentPose {
    // A rotation axis is no arrow: its mirror image keeps the part across the mirror.
    .init(
      up: Vector3(up.x, up.y, -up.z), axis: axis.map { Vector3(-$0.x, -$0.y, $0.z) })
  }
}
