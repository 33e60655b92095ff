public import HiplineCore

/// A recording below the tremor band, and what follows from it alone: what more than one estimate begins with.
public struct SlowRecording: Sendable {
  /// The recording with all its frequencies.
  public let recording: UniformRecording

  /// Specific force in m/s² below the tremor band, `[samples]`.
  public let accelerometer: VectorSeries

  /// The vertical by the accelerometer alone.
  public let up: UpDirection

  /// nil without a gyroscope.
  public let gyroscope: Gyroscope?

  /// Angular rates in rad/s without the bias that the stillest seconds show, `[samples]`.
  public struct Gyroscope: Sendable {
    /// All frequencies.
    public let unbiased: VectorSeries
    /// Below the tremor band.
    public let slow: VectorSeries
  }

  /// - Parameter recording: One sensor's, in its own axes, with at least one sample.
  public init(_ recording: UniformRecording) {
    self.recording = recording
    let rate = recording.sampleRateHertz
    accelerometer = MovementBand.lowPass(recording.accelerometer, sampleRateHertz: rate)
    let up = UpDirection.ofSlowAccelerometer(accelerometer)
    self.up = up
    gyroscope = recording.gyroscope.map { raw in
      let bias = GyroscopeBias.estimate(recording, up: up.vectors)
      let unbiased = raw.map { $0 - bias }
      return Gyroscope(
        unbiased: unbiased, slow: MovementBand.lowPass(unbiased, sampleRateHertz: rate))
    }
  }
}
