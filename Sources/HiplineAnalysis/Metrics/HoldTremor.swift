import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// The shaking while the segment is held at the top: the aim of the exercise, not a fault.
///
///     angle        ╭~~~~~~~╮
///                 ╱ |     | ╲        a quarter of a second at each edge belongs to lift and lowering
///     ───────────╯  [ used )  ╰────
///
/// A gyroscope sees the shaking free of gravity and decides whether there is any; without one the accelerometer does,
/// in whose tremor band gravity's share is small.
public enum HoldTremor: Metric {
  private static let method = "trace of the Welch spectrum over three axes, 3–15 Hz"

  static let detected = MetricDefinition(
    "tremor.detected", unit: "",
    meaning: "Whether a peak stands out of the noise during the hold, at one false alarm in 1000.",
    source: method)
  static let frequency = MetricDefinition(
    "tremor.frequency_hz", unit: "Hz", meaning: "Frequency of the peak.", source: method)
  static let bandwidth = MetricDefinition(
    "tremor.bandwidth_hz", unit: "Hz",
    meaning: "Full width of the peak at half its power, the window's own width included.",
    source: method)
  static let rate = MetricDefinition(
    "tremor.rms_deg_s", unit: "deg/s",
    meaning: "RMS angular rate within 2 Hz of the peak, above the floor.", source: method)
  static let angle = MetricDefinition(
    "tremor.rms_deg", unit: "deg",
    meaning: "RMS angle: the angular rate divided by 2πf at each frequency.", source: method)
  static let acceleration = MetricDefinition(
    "tremor.rms_m_s2", unit: "m/s²",
    meaning: "RMS acceleration at the sensor within 2 Hz of the peak, above the noise.",
    source: method)
  static let phase = MetricDefinition(
    "tremor.phase", unit: "", meaning: "The phase that was looked at.", source: "HoldTremor")

  public static let definitions = [
    detected, frequency, bandwidth, rate, angle, acceleration, phase,
  ]

  /// What is left off at either edge of the hold, in seconds.
  static let edgeSeconds = 0.25
  /// The shortest stretch looked at, in seconds: ten cycles at 8 Hz, and a line width of 1.2 Hz.
  static let shortestSeconds = 1.25

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard context.sampleRateHertz >= TremorBand.lowestRateHertz else {
      return unavailable(
        "sampled at \(context.sampleRateHertz.text(decimals: 0)) Hz; tremor up to "
          + "\(TremorBand.hertz.upperBound.text(decimals: 0)) Hz needs "
          + "\(TremorBand.lowestRateHertz.text(decimals: 0)) Hz")
    }
    let edge = context.recording.samples(inSeconds: edgeSeconds)
    let hold = context.repetition.hold
    guard context.seconds(hold) >= shortestSeconds + 2 * edgeSeconds else {
      return unavailable(
        "the hold is shorter than \((shortestSeconds + 2 * edgeSeconds).text(decimals: 2)) s")
    }
    let used = (hold.lowerBound + edge)..<(hold.upperBound - edge)
    guard !context.recording.gaps.contains(where: { $0.overlaps(used) }) else {
      return unavailable("samples are missing in the hold")
    }
    let accelerometer = TremorSpectrum(
      context.recording.accelerometer[used], sampleRateHertz: context.sampleRateHertz,
      sensorNoiseDensity: context.resolution.accelerometerNoiseDensity,
      readingStep: context.resolution.accelerometerStep)
    let gyroscope = context.motion.gyroscope.map {
      TremorSpectrum(
        $0[used], sampleRateHertz: context.sampleRateHertz,
        sensorNoiseDensity: context.resolution.gyroscopeNoiseDensity,
        readingStep: context.resolution.gyroscopeStep)
    }
    guard let peak = (gyroscope ?? accelerometer).peak else {
      let reason = "no peak above the noise"
      return [detected.value(false)]
        + [frequency, bandwidth, rate, angle, acceleration].map { $0.unavailable(reason) }
        + [phase.value("hold")]
    }
    return [
      detected.value(true), frequency.value(peak.frequencyHertz),
      bandwidth.value(peak.bandwidthHertz),
    ] + rotation(gyroscope, peak) + [
      linear(accelerometer, peak, context.resolution), phase.value("hold"),
    ]
  }

  private static func rotation(
    _ gyroscope: TremorSpectrum?, _ peak: TremorSpectrum.Peak
  ) -> [MetricValue] {
    guard let gyroscope else {
      return [rate, angle].map { $0.unavailable("no gyroscope") }
    }
    let ratePower = gyroscope.power(in: peak.bandHertz, floorDensity: peak.floorDensity)
    let anglePower = gyroscope.power(in: peak.bandHertz, floorDensity: peak.floorDensity) {
      let angular = 2 * Double.pi * $0
      return 1 / (angular * angular)
    }
    return zip([rate, angle], [ratePower, anglePower]).map { definition, power in
      power.map { definition.value($0.squareRoot() * Angle.degreesPerRadian) }
        ?? definition.unavailable("nothing above the noise")
    }
  }

  private static func linear(
    _ accelerometer: TremorSpectrum, _ peak: TremorSpectrum.Peak, _ resolution: SensorResolution
  ) -> MetricValue {
    let floor = resolution.accelerometerNoiseDensity ?? accelerometer.peak?.floorDensity ?? 0
    return accelerometer.power(in: peak.bandHertz, floorDensity: floor)
      .map { acceleration.value($0.squareRoot()) }
      ?? acceleration.unavailable("nothing above the accelerometer's noise")
  }

  private static func unavailable(_ reason: String) -> [MetricValue] {
    definitions.map { $0.unavailable(reason) }
  }
}
