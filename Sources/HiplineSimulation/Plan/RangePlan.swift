/// How far the thigh is lifted, repetition by repetition.
///
/// Repetitions are counted from 1 through the whole session.
package struct RangePlan: Sendable, Hashable {
  /// The lift of the thigh against gravity in the first repetition, in degrees; what the pelvis
  /// adds is in it. Default 20°, a clamshell of about 15 cm of knee lift.
  package var degrees = 20.0

  /// What every repetition adds to the one before, in degrees; negative for a leg that tires.
  var trendDegreesPerRepetition = 0.0

  /// The standard deviation between repetitions as a fraction of the range. Default 0.03, inferred.
  package var variability = 0.03

  /// Repetitions that go only part of the way, and the fraction of the range that they reach.
  package var partialRepetitions: [Int: Double] = [:]

  init(degrees: Double = 20) { self.degrees = degrees }
}
