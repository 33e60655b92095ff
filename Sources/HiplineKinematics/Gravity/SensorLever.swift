/// How far a sensor is from the joint about which it turns, for what its own acceleration does to an accelerometer's vertical.
///
/// A thigh is 0.245 of a person's height long (Winter 2009, Biomechanics and Motor Control of Human Movement): 0.42 m at 1.70 m.
package enum SensorLever {
  /// A sensor's distance from the joint where its placement is not looked at, in metres. The length of a thigh, rounded: longer
  /// than ``thighMetres``, because it decides how far an accelerometer is trusted, and a lever that is too long only trusts it
  /// less.
  static let longestMetres = 0.4

  /// The distance from the hip to a sensor on the thigh, in metres. A strap above the knee, at five sixths of the thigh. It makes
  /// the uncertainty that is said, so it is what is usual rather than the longest.
  package static let thighMetres = 0.35

  /// The distance from a hip to a sensor on the pelvis, in metres. Chosen, not derived: half of the distance between the hips and
  /// a strap's height above them are about as long.
  static let pelvisMetres = 0.1
}
