import HiplineCore
import HiplineKinematics
import HiplineSignal

/// What shaking does to the vertical of an accelerometer alone.
///
/// A tremor of 1 m/s² tilts it by 6°, of which the low-pass at the foot of the tremor band leaves one: as much as a small
/// repetition. With a gyroscope it is a thousandth of that.
extension SegmentMotion {
  /// What is quicker than this is the rest of a repetition's shape, or shaking, in hertz: nobody repeats a leg exercise more
  /// often than once a second.
  static let repetitionCutoffHertz = 1.25

  /// The quantile of the vertical's distance from its middle that stands for the movement's size, as a share of the samples.
  /// Chosen, not derived: beyond it are the tops of the largest repetitions, and jolts.
  static let reachShare = 0.9

  /// How far what is quicker may move the vertical, as a share of the movement's size. Chosen, not derived: the share below which
  /// a segment counts as still (``RepetitionPhases/stillShare``).
  static let largestShakingShare = 0.05

  /// The motion without what is quicker than repetitions; as it is with a gyroscope.
  var withoutShaking: SegmentMotion {
    guard gyroscope == nil else { return self }
    var slow = self
    slow.up.vectors = MovementBand.lowPass(
      up.vectors, sampleRateHertz: sampleRateHertz, cutoffHertz: Self.repetitionCutoffHertz
    ).map { $0.normalized ?? Vector3(0, 0, 1) }
    slow.angularRate = MovementBand.lowPass(
      angularRate, sampleRateHertz: sampleRateHertz, cutoffHertz: Self.repetitionCutoffHertz)
    return slow
  }

  /// Whether the two differ by more than a little of the movement's size.
  ///
  /// - Parameter slow: ``withoutShaking``.
  func isShaken(against slow: SegmentMotion, in range: Range<Int>) -> Bool {
    guard gyroscope == nil,
      let middle = range.reduce(Vector3.zero, { $0 + slow.up.vectors[$1] }).normalized,
      let reach = RobustStatistics.quantile(
        Self.reachShare, of: range.map { Angle.degrees(between: middle, and: slow.up.vectors[$0]) })
    else { return false }
    let differences = range.map { Angle.degrees(between: up.vectors[$0], and: slow.up.vectors[$0]) }
    return (RobustStatistics.rootMeanSquare(differences) ?? 0) > Self.largestShakingShare * reach
  }
}
