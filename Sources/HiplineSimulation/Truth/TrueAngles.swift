/// The true angles about the hinge axis over time, `[samples]`, on an even grid.
///
/// Angles are against gravity while the person lies in the position of the exercise; lying down
/// and getting up are not in them.
package struct TrueAngles: Sendable, Hashable {
  /// Seconds from the first sample of the session.
  var timestamps: [Double]
  /// The thigh above the horizontal, in degrees: what the person intends, without tremor.
  package var thighDegrees: [Double]
  /// The roll of the pelvis from its rest, in degrees; positive in the direction of the lift.
  package var pelvisDegrees: [Double]
  /// The trembling of the thigh, in degrees.
  var tremorDegrees: [Double]

  /// The grid's rate is that of the reference sensor, and no sample of it is lost.
  init(of body: BodyMotion, rateHertz: Double, lasting durationSeconds: Double) {
    let degrees = 180 / Double.pi
    let count = Int((durationSeconds * rateHertz).rounded(.down)) + 1
    timestamps = (0..<count).map { Double($0) / rateHertz }
    thighDegrees = timestamps.map { body.thighAngle(at: $0).value * degrees }
    pelvisDegrees = timestamps.map { body.pelvisAngle(at: $0).value * degrees }
    tremorDegrees = timestamps.map { body.tremorAngle(at: $0).value * degrees }
  }
}
