/// What the pelvis does while the leg lifts.
///
/// Its roll goes about the same axis and in the same direction as the lift: the usual way to cheat
/// more height into a clamshell or a side leg lift.
package struct PelvisPlan: Sendable, Hashable {
  /// The part of every lift that the pelvis does. Default 0.03, a well isolated movement.
  package var fractionOfRange = 0.03

  /// The repetition from which the pelvis gives way, counted from 1; nil for never.
  package var onsetRepetition: Int?

  /// The additional roll in the repetition of the onset, in degrees.
  package var onsetDegrees = 6.0

  /// What every repetition after the onset adds, in degrees.
  package var growthDegreesPerRepetition = 1.0

  /// The additional roll is never more than this, in degrees. Default 9°; side-lying
  /// abduction tilts the pelvis by 14° ± 5° (Cynn et al. 2006).
  package var maximumDegrees = 9.0

  /// The share of every roll that is still there when the leg is down; the pelvis comes back in the rest after it, which has to last
  /// ``shortestRestSeconds``.
  package var remainingShare = 0.0

  /// How long the pelvis stays, and how long it takes to come back, in seconds. Inferred.
  static let comingBack = (afterSeconds: 0.8, lastingSeconds: 0.8)
  /// The shortest rest between repetitions in which a pelvis comes back that stayed, in seconds.
  package static let shortestRestSeconds = 2.0

  /// The slow sway of the pelvis, as root mean square in degrees, mostly with the breath.
  ///
  /// It is there at rest too and takes the thigh along. Default 0.05°, inferred.
  package var swayDegreesRMS = 0.05

  init() {}

  /// The roll in a repetition that lifts the thigh by `range` degrees, in degrees.
  func rollDegrees(repetition: Int, range: Double) -> Double {
    var roll = fractionOfRange * range
    if let onsetRepetition, repetition >= onsetRepetition {
      let growth = growthDegreesPerRepetition * Double(repetition - onsetRepetition)
      roll += min(maximumDegrees, onsetDegrees + growth)
    }
    return roll
  }
}
