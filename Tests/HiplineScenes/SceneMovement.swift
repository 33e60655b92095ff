/// What a person does in a ``PostureScene``: the exercises that Hipline knows, and movements that it does not.
package enum SceneMovement: String, Sendable, Hashable, CaseIterable {
  case clamshell
  case legLift = "leg-lift"
  case sideLegLift = "side-leg-lift"
  case proneLegLift = "prone-leg-lift"
  case kneeExtension = "knee-extension"
  case pelvicTilt = "pelvic-tilt"
  case footSlide = "foot-slide"
  case seatedMarch = "seated-march"
  case standingFlexion = "standing-flexion"
  case standingAbduction = "standing-abduction"
  case standingExtension = "standing-extension"
  case bridge

  /// Whether it is an exercise of Hipline's, whose name the raw value is then.
  package var isExercise: Bool {
    switch self {
    case .seatedMarch, .standingFlexion, .standingAbduction, .standingExtension, .bridge: false
    default: true
    }
  }
}
