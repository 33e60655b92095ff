import HiplineCore
import HiplineKinematics
import HiplineSignal

extension SegmentMotion {
  /// Nobody repeats a leg exercise more often than once a second; what is quicker is left of a repetition's shape, in hertz.
  static let repetitionCutoffHertz = 1.25

  /// How far apart the two may be where the leg is still, as a share of the movement's size.
  static let largestShakingShare = 0.05

  /// The motion as it is, or without what is quicker than repetitions where that shakes the angle.
  ///
  /// A tremor of 1 m/s² tilts an accelerometer's gravity by 6°, of which the low-pass at the foot of the tremor band leaves one: as much
  /// as a small repetition. With a gyroscope it is a thousandth of that.
  var withoutShaking: SegmentMotion {
    guard gyroscope == nil else { return self }
    var slow = self
    slow.up.vectors = MovementBand.lowPass(
      up.vectors, sampleRateHertz: sampleRateHertz, cutoffHertz: Self.repetitionCutoffHertz
    ).map { $0.normalized ?? Vector3(0, 0, 1) }
    slow.angularRate = MovementBand.lowPass(
      angularRate, sampleRateHertz: sampleRateHertz, cutoffHertz: Self.repetitionCutoffHertz)

    let speeds = slow.angularRate.norms
    guard let fastest = RobustStatistics.quantile(0.95, of: speeds),
      let middle = slow.up.vectors.indices.reduce(Vector3.zero, { $0 + slow.up.vectors[$1] })
        .normalized,
      let size = RobustStatistics.quantile(
        0.9, of: slow.up.vectors.indices.map { Angle.degrees(between: middle, and: slow.up.vectors[$0]) })
    else { return self }
    let shaking = speeds.indices.filter { speeds[$0] < 0.1 * fastest }.map {
      Angle.degrees(between: up.vectors[$0], and: slow.up.vectors[$0])
    }
    let typical = RobustStatistics.rootMeanSquare(shaking) ?? 0
    return typical > Self.largestShakingShare * size ? slow : self
  }
}
