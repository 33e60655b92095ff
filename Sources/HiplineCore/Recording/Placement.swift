/// The body segment a sensor is strapped to.
public enum Placement: String, Sendable, Hashable, CaseIterable, Codable {
  case thigh
  case shank
  case pelvis
  case lumbar
  case foot
  /// The thigh of the leg that should stay relaxed.
  case otherThigh = "other-thigh"

  /// Whether the sensor is on the moving leg, so that it carries the repetitions.
  public var isOnMovingLeg: Bool {
    switch self {
    case .thigh, .shank, .foot: true
    case .pelvis, .lumbar, .otherThigh: false
    }
  }
}

/// The side of the body that does the exercise.
public enum Side: String, Sendable, Hashable, CaseIterable, Codable {
  case left
  case right
}
