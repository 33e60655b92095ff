/// How the leg leaves the plane that it is lifted in, about the vertical.
///
/// A leg lifted on the side flexes at the hip as it turns, and sways to and fro.
package struct LegPathPlan: Sendable, Hashable {
  /// What the leg turns with every lift, in degrees at the top.
  package var turnDegrees = 0.0
  /// How far it sways to and fro in every repetition, in degrees from one end to the other.
  package var swayDegrees = 0.0
  /// How often, in hertz. Default 0.8 Hz, inferred: to and fro a few times in a repetition.
  package var swayHertz = 0.8

  init() {}
}
