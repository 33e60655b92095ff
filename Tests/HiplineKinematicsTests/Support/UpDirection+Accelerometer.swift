import HiplineCore

@testable import HiplineKinematics

extension UpDirection {
  /// The direction of the accelerometer below the tremor band.
  static func fromAccelerometer(
    _ recording: UniformRecording, cutoffHertz: Double = MovementBand.cutoffHertz
  ) -> UpDirection {
    ofSlowAccelerometer(
      MovementBand.lowPass(
        recording.accelerometer, sampleRateHertz: recording.sampleRateHertz,
        cutoffHertz: cutoffHertz))
  }
}
