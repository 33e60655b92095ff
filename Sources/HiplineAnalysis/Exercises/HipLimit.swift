/// How far a hip turns by itself in an exercise: what a thigh turns beyond that, the pelvis turned.
///
/// Without a sensor on the pelvis this is all that speaks of it.
package struct HipLimit: Sendable, Hashable {
  /// As far as the hips of most people turn, in degrees.
  package let usualDegrees: Double
  /// Farther than the hips of nearly all people turn, in degrees.
  let largestDegrees: Double

  /// Outwards: means of 35 to 56° with standard deviations of 6 to 10° in groups of healthy people (table 1 of J Athl Train 2018;53:560), so that
  /// 75° is two deviations beyond the largest mean.
  static let outward = HipLimit(usualDegrees: 60, largestDegrees: 75)
  /// Sideways, from a leg that rests across the other one: 45° of abduction (American Academy of Orthopaedic Surgeons 1965) and some
  /// of adduction.
  static let sideways = HipLimit(usualDegrees: 50, largestDegrees: 65)
  /// Backwards, from the line of the trunk: 10 to 20°, and 30° at most (American Academy of Orthopaedic Surgeons 1965).
  static let backwards = HipLimit(usualDegrees: 20, largestDegrees: 30)
}
