import HiplineCore
import HiplineKinematics

/// Whether a gyroscope reads more than usual where nothing turns.
///
/// Cheap ones that nobody calibrated do. What it reads at rest is taken off, so nothing is wrong with what is measured.
enum GyroscopeOffset: SensorCheck {
  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    guard let bias = slow.gyroscope?.bias.norm, bias > GyroscopeBias.largestUsual else { return [] }
    return [
      Finding(
        .gyroscopeBias, .info,
        "the gyroscope reads \((bias * Angle.degreesPerRadian).text(decimals: 1)) °/s at rest, which was taken off",
        hint:
          "calibrate it before recording, if the recorder can; lie still at the start in any case")
    ]
  }
}
