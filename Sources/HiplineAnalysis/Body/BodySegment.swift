import HiplineCore

/// A part of the body that turns as one in these exercises.
enum BodySegment: Sendable, Hashable, CaseIterable {
  case pelvis
  case thigh
  /// The shank, or the foot, which turns with it where the ankle keeps still.
  case shank

  /// The places of a segment's sensor, the best one first.
  var placements: [Placement] {
    switch self {
    case .pelvis: [.pelvis, .lumbar]
    case .thigh: [.thigh]
    case .shank: [.shank, .foot]
    }
  }
}
