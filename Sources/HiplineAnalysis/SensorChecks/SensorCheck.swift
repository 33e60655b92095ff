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

/// Every check there is.
enum SensorChecks {
  static let all: [@Sendable (_ measured: Recording, _ slow: SlowRecording) -> [Finding]] = [
    AccelerometerGyroscopeAgreement.findings,
    Clipping.findings,
    ConstantSensor.findings,
    DeviceOrientationAgreement.findings,
    GyroscopeOffset.findings,
    HeldSamples.findings,
    StuckAxis.findings,
  ]

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    all.flatMap { $0(measured, slow) }
  }
}
