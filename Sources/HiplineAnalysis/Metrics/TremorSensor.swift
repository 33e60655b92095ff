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
  /// Whether the angular rate is that of the device's orientation, from one sample to the next.
  private let isOfOrientation: Bool

  /// The smallest tremor that steps of an orientation may hide, in rad/s root mean square (1 °/s). Chosen, not derived: a tremor of a
  /// thigh that people call shaking, some five times what can just be seen.
  static let smallest = 1.0 / Angle.degreesPerRadian

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
    isOfOrientation = resolution.isOfOrientation
  }

  /// Why a tremor cannot be seen at a sampling rate; nil where it can.
  ///
  /// An orientation that comes in steps makes a rate of a step times the sampling rate where it changes. ``TremorSpectrum`` takes
  /// nothing for a tremor that is below half of that.
  func reasonNotSeen(atHertz rate: Double) -> String? {
    if let reason = TremorBand.reasonNotSeen(atHertz: rate) { return reason }
    guard isOfOrientation, readingStep / 2 > Self.smallest else { return nil }
    let degrees = readingStep * Angle.degreesPerRadian
    return "the orientation comes in steps of \((degrees / rate).text(significantDigits: 2))°, "
      + "\(degrees.text(significantDigits: 2)) °/s at this rate, which hide a tremor"
  }
}
