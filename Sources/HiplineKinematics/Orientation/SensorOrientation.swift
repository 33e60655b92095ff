package import HiplineCore

/// How a sensor lay against the earth at every sample, with a heading of its own, by ``VQF`` (offline) in axes that the
/// movement chooses.
package struct SensorOrientation: Sendable {
  /// The axes that the filter ran in.
  let frame: MountingFrame
  /// Unit quaternions from these axes to earth, `[samples]`.
  let frameToEarth: [Quaternion]

  /// The number of samples.
  var count: Int { frameToEarth.count }

  /// The unit quaternion from the sensor's axes to earth at a sample.
  package subscript(sample: Int) -> Quaternion { frameToEarth[sample] * frame.fromSensor }

  /// A vector in earth axes, in the sensor's.
  func inSensor(_ vector: Vector3, at sample: Int) -> Vector3 {
    frame.left(frameToEarth[sample].conjugate.rotate(vector))
  }
}

extension SensorOrientation {
  /// - Parameters:
  ///   - recording: One sensor's, in its own axes.
  ///   - gyroscope: Its angular rate without bias in rad/s, `[samples]`.
  init(_ recording: UniformRecording, gyroscope: VectorSeries) {
    let frame = MountingFrame(accelerometer: recording.accelerometer, gyroscope: gyroscope)
    let series = VQF.offline(
      gyroscope: gyroscope, accelerometer: recording.accelerometer, in: frame,
      sampleRateHertz: recording.sampleRateHertz)
    self.init(frame: frame, frameToEarth: series.sensorToEarth)
  }
}
