/// What the person does between two sets: sits up or turns over, and comes back.
///
///     turn           ________
///                   /        \
///     ___ set 1 ___/          \___ set 2 ___   not quite to where it was
///
/// The whole body turns about one oblique axis, as in lying down.
package struct PostureBreak: Sendable, Hashable {
  /// How far the body turns, in degrees. Default 90°, from lying to sitting.
  var turnDegrees: Double

  /// How far from the old position the new one is, in degrees. Default 5°, inferred.
  var shiftDegrees: Double

  package init(turnDegrees: Double = 90, shiftDegrees: Double = 5) {
    self.turnDegrees = turnDegrees
    self.shiftDegrees = shiftDegrees
  }

  /// How long the turn there and the turn back take, and the quiet time before and after, in seconds. Inferred.
  static let timing = (movingSeconds: 2.0, quietSeconds: 1.5)
  /// The shortest pause between sets that has room for it, in seconds.
  static let shortestRestSeconds = 2 * (timing.movingSeconds + timing.quietSeconds) + 0.5
}
