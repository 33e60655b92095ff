import HiplineCore
import HiplineKinematics

/// The sensor in which tremor is looked for: the gyroscope, which is free of gravity, or the accelerometer without one.
struct TremorSensor: Sendable {
  let series: VectorSeries
  /// The sensor's own noise; nil where it is not known.
  let noiseDensity: Double?
  /// The step in which its readings come; zero where noise hides it.
  let readingStep: Double
  /// The power of 2πf that divides its squared amplitude to give that of an angle.
  let angleOrder: Double
  let isGyroscope: Bool

  init(motion: SegmentMotion, recording: UniformRecording, resolution: SensorResolution) {
    isGyroscope = motion.gyroscope != nil
    if let gyroscope = motion.gyroscope {
      series = gyroscope
      noiseDensity = resolution.gyroscopeNoiseDensity
      readingStep = resolution.gyroscopeStep
    } else {
      series = recording.accelerometer
      noiseDensity = resolution.accelerometerNoiseDensity
      readingStep = resolution.accelerometerStep
    }
    angleOrder = isGyroscope ? 2 : 4
  }
}
