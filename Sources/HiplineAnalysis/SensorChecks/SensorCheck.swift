import HiplineCore
import HiplineKinematics

/// Something that can be wrong with a sensor and that its own data show.
///
/// A check is one file in this folder and one line in ``SensorChecks/all``.
protocol SensorCheck: Sendable {
  /// - Parameters:
  ///   - measured: The recording as it was read.
  ///   - slow: The same on one sampling rate and below the tremor band.
  /// - Returns: Nothing for a sound sensor, and nothing where the recording does not let one tell.
  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding]
}

/// Every check there is but ``AccelerometerGyroscopeAgreement``, which shares its turns with ``GyroscopeScale``.
enum SensorChecks {
  /// A check as a value, because not every compiler takes a list of types.
  typealias Check = @Sendable (_ measured: Recording, _ slow: SlowRecording) -> [Finding]

  static let all: [Check] = [
    check(Clipping.self),
    check(ConstantSensor.self),
    check(DeviceOrientationAgreement.self),
    check(GyroscopeOffset.self),
    check(HeldSamples.self),
    check(StuckAxis.self),
  ]

  private static func check<Listed: SensorCheck>(_ check: Listed.Type) -> Check {
    { Listed.findings($0, slow: $1) }
  }

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    all.flatMap { $0(measured, slow) }
  }
}
