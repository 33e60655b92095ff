/// An exercise that can be simulated; the raw value is the exercise's name everywhere in Hipline.
public enum SimulatedExercise: String, Sendable, Hashable, CaseIterable, Codable {
  /// Side-lying with bent hips and knees and the feet together: the knee opens upwards. The thigh
  /// turns about the line from hip to heel, taken as the long axis of the body.
  case clamshell
  /// Supine, one straight leg is raised about the left–right axis of the hips.
  case legLift = "leg-lift"
  /// Side-lying, the upper straight leg is raised sideways about the front–back axis.
  case sideLegLift = "side-leg-lift"

  /// How far the thigh is raised above the horizontal between repetitions, in degrees.
  ///
  /// A supine thigh rises a little towards the knee; an upper leg that rests on the lower one slopes
  /// down, because the pelvis is wider than the knees. Inferred values.
  public var restAngleDegrees: Double {
    switch self {
    case .clamshell: -10
    case .legLift: 3
    case .sideLegLift: -6
    }
  }
}
