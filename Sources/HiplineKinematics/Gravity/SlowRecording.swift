package import HiplineCore

/// A recording below the tremor band, and what follows from it alone: what more than one estimate begins with.
package struct SlowRecording: Sendable {
  /// The recording with all its frequencies.
  package let recording: UniformRecording

  /// Specific force in m/s² below the tremor band, `[samples]`.
  package let accelerometer: VectorSeries

  /// The vertical by the accelerometer alone.
  package let up: UpDirection

  /// nil without a gyroscope.
  package let gyroscope: Gyroscope?

  /// Angular rates in rad/s without the bias that the stillest seconds show, `[samples]`.
  package struct Gyroscope: Sendable {
    /// What it reads where nothing turns, in rad/s.
    package let bias: Vector3
    /// All frequencies.
    package let unbiased: VectorSeries
    /// Below the tremor band.
    package let slow: VectorSeries
  }

  /// - Parameter recording: One sensor's, in its own axes, with at least one sample.
  package init(_ recording: UniformRecording) {
    self.recording = recording
    let rate = recording.sampleRateHertz
    accelerometer = MovementBand.lowPass(recording.accelerometer, sampleRateHertz: rate)
    let up = UpDirection.ofSlowAccelerometer(accelerometer)
    self.up = up
    gyroscope = recording.gyroscope.map { raw in
      let bias = GyroscopeBias.estimate(recording, up: up.vectors)
      let unbiased = raw.map { $0 - bias }
      return Gyroscope(
        bias: bias, unbiased: unbiased, slow: MovementBand.lowPass(unbiased, sampleRateHertz: rate))
    }
  }
}
