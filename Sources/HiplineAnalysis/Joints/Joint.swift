import HiplineCore

/// A joint of the moving leg that sensors on both of its sides can measure.
package enum Joint: String, Sendable, Hashable, CaseIterable {
  case hip
  case knee

  /// Where the sensor nearer to the trunk may be, the better place first.
  var proximalPlacements: [Placement] {
    switch self {
    case .hip: [.pelvis, .lumbar]
    case .knee: [.thigh]
    }
  }

  /// Where the sensor farther from the trunk is.
  var distalPlacement: Placement {
    switch self {
    case .hip: .thigh
    case .knee: .shank
    }
  }

  /// Whether the proximal segment is known to turn the same way as the distal one, where nothing measured tells.
  ///
  /// The pelvis follows the thigh (``HiplineKinematics/JointHingeAxes``); a thigh and a shank go the same way in a
  /// straight leg and opposite ways when a knee bends.
  var proximalFollows: Bool { self == .hip }
}
