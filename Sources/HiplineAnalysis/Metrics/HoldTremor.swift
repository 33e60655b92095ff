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
/// in whose tremor band gravity's share is small. Whether there is any, ``TremorSpectrum`` tells; how much,
/// ``TremorOscillation``, over the whole hold.
public enum HoldTremor: Metric {
  private static let spectrumMethod = "trace of the spectrum over three axes, 3–15 Hz"
  private static let bandMethod =
    "band within 2 Hz of the mean frequency (di Biase 2017), every moment of the hold counting alike, less the noise floor"

  static let detected = MetricDefinition(
    "tremor.detected", unit: "",
    meaning:
      "Whether a peak stands out during the hold of the noise and of a movement's harmonics, at one false alarm in 1000.",
    source: spectrumMethod)
  static let frequency = MetricDefinition(
    "tremor.frequency_hz", unit: "Hz",
    meaning:
      "Frequency of the tremor: the mean over the hold, weighted by the squared amplitude of the angle.",
    source: bandMethod)
  static let frequencyUncertainty = MetricDefinition(
    "tremor.frequency_uncertainty_hz", unit: "Hz",
    meaning: "Standard uncertainty of that frequency, from noise and from what the edges hide.",
    source: bandMethod)
  static let bandwidth = MetricDefinition(
    "tremor.bandwidth_hz", unit: "Hz",
    meaning: "Full width of the peak at half its power, the window's own width included.",
    source: spectrumMethod)
  static let rate = MetricDefinition(
    "tremor.rms_deg_s", unit: "deg/s",
    meaning: "RMS angular rate within 2 Hz of the tremor's frequency, above the floor.",
    source: bandMethod)
  static let rateUncertainty = MetricDefinition(
    "tremor.rms_uncertainty_deg_s", unit: "deg/s",
    meaning: "Standard uncertainty of that RMS, from noise and from what the edges hide.",
    source: bandMethod)
  static let angle = MetricDefinition(
    "tremor.rms_deg", unit: "deg",
    meaning: "RMS angle: the angular rate divided by 2πf at each frequency.", source: bandMethod)
  static let acceleration = MetricDefinition(
    "tremor.rms_m_s2", unit: "m/s²",
    meaning:
      "RMS acceleration at the sensor within 2 Hz of the tremor's frequency, above the noise.",
    source: bandMethod)
  static let displacement = MetricDefinition(
    "tremor.rms_mm", unit: "mm",
    meaning:
      "RMS displacement of the sensor above 3 Hz: the acceleration divided by (2πf)² at each frequency; gravity's share, "
      + "the angle turned against it, is in it: 8 % at 3 Hz and 1 % at 9 Hz for a sensor 0.35 m from the joint.",
    source: bandMethod)
  static let shakingShare = MetricDefinition(
    "tremor.shaking_share", unit: "ratio",
    meaning:
      "Share of the hold during which the band's momentary power is above what the floor alone exceeds in one moment of 100.",
    source: "magnitude of the analytic signal (Gabor 1946)")
  static let phase = MetricDefinition(
    "tremor.phase", unit: "", meaning: "The phase that was looked at.", source: "HoldTremor")

  public static let definitions = [
    detected, frequency, frequencyUncertainty, bandwidth, rate, rateUncertainty, angle,
    acceleration, displacement, TremorOnset.onset, shakingShare, phase,
  ]

  /// What is left off at either edge of the hold to find the peak, in seconds.
  static let edgeSeconds = 0.25
  /// The shortest stretch looked at, in seconds: ten cycles at 8 Hz, and a line width of 1.2 Hz.
  static let shortestSeconds = 1.25

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    if let reason = TremorBand.reasonNotSeen(atHertz: context.sampleRateHertz) {
      return unavailable(reason)
    }
    let edge = context.recording.samples(inSeconds: edgeSeconds)
    let hold = context.repetition.hold
    guard context.seconds(hold) >= shortestSeconds + 2 * edgeSeconds else {
      return unavailable(
        "the hold is shorter than \((shortestSeconds + 2 * edgeSeconds).text(decimals: 2)) s")
    }
    let used = (hold.lowerBound + edge)..<(hold.upperBound - edge)
    guard !context.recording.gaps.contains(where: { $0.overlaps(hold) }) else {
      return unavailable("samples are missing in the hold")
    }
    let sensor = TremorSensor(context)
    let spectrum = TremorSpectrum(
      sensor.series[used], sampleRateHertz: context.sampleRateHertz,
      sensorNoiseDensity: sensor.noiseDensity, readingStep: sensor.readingStep)
    guard let peak = spectrum.peak else {
      let reason = "no peak above the noise"
      return [detected.value(false)]
        + definitions.dropFirst().dropLast().map { $0.unavailable(reason) } + [phase.value("hold")]
    }
    let oscillation = TremorOscillation(
      [sensor.series[hold]],
      sampleRateHertz: context.sampleRateHertz,
      place: .peak(hertz: peak.frequencyHertz, angleOrder: sensor.angleOrder),
      floorDensity: peak.floorDensity)
    let linear =
      sensor.isGyroscope
      ? TremorOscillation(
        [context.recording.accelerometer[hold]], sampleRateHertz: context.sampleRateHertz,
        place: .band(oscillation.bandHertz, meanHertz: oscillation.frequencyHertz),
        floorDensity: accelerometerFloor(context, used, peak), seesMoments: false)
      : oscillation
    return [
      detected.value(true), frequency.value(oscillation.frequencyHertz),
      frequencyUncertainty.value(
        oscillation.frequencyUncertaintyHertz, otherwise: nothingAboveNoise),
      bandwidth.value(peak.bandwidthHertz),
    ] + rotation(sensor.isGyroscope ? oscillation : nil) + [
      acceleration.value(linear.meanSquare()?.squareRoot(), otherwise: nothingAboveNoise),
      displacement.value(
        linear.meanSquare { 1e6 / Double.pow(2 * .pi * $0, 4) }?.squareRoot(),
        otherwise: nothingAboveNoise),
      TremorOnset.value(oscillation),
      shakingShare.value(oscillation.shakingShare, otherwise: "the hold is all edges"),
      phase.value("hold"),
    ]
  }

  private static let nothingAboveNoise = "nothing above the noise"

  private static func rotation(_ gyroscope: TremorOscillation?) -> [MetricValue] {
    guard let gyroscope else {
      return [rate, rateUncertainty, angle].map { $0.unavailable("no gyroscope") }
    }
    let degrees = Angle.degreesPerRadian
    return [
      rate.value(
        gyroscope.meanSquare().map { $0.squareRoot() * degrees }, otherwise: nothingAboveNoise),
      rateUncertainty.value(
        gyroscope.rootMeanSquareUncertainty.map { $0 * degrees }, otherwise: nothingAboveNoise),
      angle.value(
        gyroscope.meanSquare { 1 / Double.pow(2 * .pi * $0, 2) }
          .map { $0.squareRoot() * degrees }, otherwise: nothingAboveNoise),
    ]
  }

  /// The accelerometer's own noise, or the line through its spectrum where the rate does not show it.
  private static func accelerometerFloor(
    _ context: RepetitionContext, _ samples: Range<Int>, _ peak: TremorSpectrum.Peak
  ) -> Double {
    context.resolution.accelerometerNoiseDensity
      ?? TremorSpectrum(
        context.recording.accelerometer[samples], sampleRateHertz: context.sampleRateHertz,
        sensorNoiseDensity: nil
      ).floorDensity(at: peak.frequencyHertz, besideWidthHertz: peak.bandwidthHertz) ?? 0
  }

  private static func unavailable(_ reason: String) -> [MetricValue] {
    definitions.map { $0.unavailable(reason) }
  }
}
