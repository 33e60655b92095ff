import HiplineCore
import HiplineKinematics
import RealModule

/// The shaking while the segment is held at the top: the aim of the exercise, not a fault.
///
/// A gyroscope sees the shaking free of gravity and decides whether there is any; without one the accelerometer does,
/// in whose tremor band gravity's share is small. Whether there is any, ``TremorSpectrum`` tells (``HeldStretch``); how much,
/// ``TremorOscillation``, over the whole hold, or over a wider stretch about a short one.
package enum HoldTremor: Metric {
  private static let spectrumMethod = "trace of the spectrum over three axes, 3–15 Hz"
  private static let bandMethod =
    "band within 2 Hz of the mean frequency (di Biase 2017), every moment of the hold counting alike, less the noise floor"

  package static let detected = MetricDefinition(
    "tremor.detected", .flag, unit: "",
    meaning:
      "Whether a peak stands out during the hold of the noise and of a movement's harmonics, at one false alarm in 1000.",
    source: spectrumMethod)
  package static let frequency = MetricDefinition(
    "tremor.frequency_hz", unit: "Hz",
    meaning:
      "Frequency of the tremor: the mean over the hold, weighted by the squared amplitude of the angle.",
    source: bandMethod,
    label: "shaking")
  static let frequencyUncertainty = MetricDefinition(
    "tremor.frequency_uncertainty_hz", unit: "Hz",
    meaning: "Standard uncertainty of that frequency, from noise and from what the edges hide.",
    source: bandMethod)
  static let bandwidth = MetricDefinition(
    "tremor.bandwidth_hz", unit: "Hz",
    meaning: "Full width of the peak at half its power, the window's own width included.",
    source: spectrumMethod)
  package static let rate = MetricDefinition(
    "tremor.rms_deg_s", unit: "deg/s",
    meaning: "RMS angular rate within 2 Hz of the tremor's frequency, above the floor.",
    source: bandMethod,
    rank: .last, comparison: .init("tremor rate", betweenSessions: .tremor))
  static let rateUncertainty = MetricDefinition(
    "tremor.rms_uncertainty_deg_s", unit: "deg/s",
    meaning: "Standard uncertainty of that RMS, from noise and from what the edges hide.",
    source: bandMethod)
  package static let angle = MetricDefinition(
    "tremor.rms_deg", unit: "deg",
    meaning: "RMS angle: the angular rate divided by 2πf at each frequency.", source: bandMethod,
    label: "shaking", decimals: 3)
  package static let acceleration = MetricDefinition(
    "tremor.rms_m_s2", unit: "m/s²",
    meaning:
      "RMS acceleration at the sensor within 2 Hz of the tremor's frequency, above the noise.",
    source: bandMethod,
    label: "shaking", decimals: 3, comparison: .init("tremor", betweenSessions: .tremor))
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
    "tremor.phase", .text, unit: "",
    meaning:
      "The phase that was looked at: hold, or top, a short hold with the end of the lift and the beginning of the lowering.",
    source: "HeldStretch")

  static let definitions = [
    detected, frequency, frequencyUncertainty, bandwidth, rate, rateUncertainty, angle,
    acceleration, displacement, TremorOnset.onset, shakingShare, phase,
  ]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let held: HeldStretch
    switch context.hold {
    case .success(let stretch): held = stretch
    case .failure(let missing): return definitions.map { $0.unavailable(missing.reason) }
    }
    let sensor = context.tremorSensor
    let place = phase.value(held.isWidened ? "top" : "hold")
    guard let peak = held.peak else {
      if let reason = TremorBand.reasonNotTold(atHertz: context.sampleRateHertz) {
        return definitions.map { $0.unavailable(reason) }
      }
      if let reason = reasonNotTold(held, context) {
        return definitions.map { $0.unavailable(reason) }
      }
      let reason = "no peak above the noise"
      return [detected.value(false)]
        + definitions.dropFirst().dropLast().map { $0.unavailable(reason) } + [place]
    }
    let oscillation = oscillation(
      sensor.series, of: held,
      place: .peak(hertz: peak.frequencyHertz, angleOrder: sensor.angleOrder),
      floorDensity: peak.floorDensity, context)
    guard !oscillation.isBurst else {
      return [detected.value(false)]
        + definitions.dropFirst().dropLast().map {
          $0.unavailable("a burst, as a cough makes, is no shaking")
        } + [place]
    }
    let linear =
      sensor.isGyroscope
      ? Self.oscillation(
        context.recording.accelerometer, of: held,
        place: .band(oscillation.bandHertz, meanHertz: oscillation.frequencyHertz),
        floorDensity: accelerometerFloor(context, held.samples, peak), seesMoments: false, context)
      : oscillation
    return [
      detected.value(true), frequency.value(oscillation.frequencyHertz),
      frequencyUncertainty.value(
        oscillation.frequencyUncertaintyHertz, otherwise: nothingAboveNoise),
      bandwidth.value(peak.bandwidthHertz),
    ] + rotation(sensor.isGyroscope ? oscillation : nil, unheld: held.unheldShare(of: context))
      + path(context.resolution.isOfOrientation ? nil : linear) + [
        held.isWidened
          ? TremorOnset.onset.unavailable(
            "the hold is short, and the movement beside it is looked at too")
          : TremorOnset.value(oscillation),
        shakingShare.value(oscillation.shakingShare, otherwise: "the hold is all edges"),
        place,
      ]
  }

  /// What is left to explain from here on, RMS in m/s²: the tremor that people see (JAMA Neurol 1982;39:358).
  private static let leastUnexplained = 0.0485

  /// Why it cannot be said that nothing shakes, where something does that could be seen: without a peak it may be a tremor too slow for a hold so
  /// short, or movement. nil where there is no more than noise.
  private static func reasonNotTold(_ held: HeldStretch, _ context: RepetitionContext) -> String? {
    guard !context.resolution.isOfOrientation else { return nil }
    let recording = context.recording
    let spectrum = TremorSpectrum(
      [MovementRemoval.removed(from: recording.accelerometer, in: held.samples, of: recording)],
      powerGain: MovementRemoval.powerGain(sampleRateHertz: context.sampleRateHertz),
      of: [recording.accelerometer[held.samples]], sampleRateHertz: context.sampleRateHertz,
      sensorNoiseDensity: nil, readingStep: 0)
    let power = spectrum.power(
      in: TremorBand.hertz, floorDensity: context.resolution.accelerometerNoiseDensity ?? 0)
    guard let power, power.squareRoot() >= leastUnexplained else { return nil }
    return "no peak stands out of what shakes; whether it is a tremor, a longer hold would tell"
  }

  /// The tremor over the whole stretch; the movement at the ends of a widened one is taken off first.
  private static func oscillation(
    _ series: VectorSeries, of held: HeldStretch, place: TremorOscillation.Place,
    floorDensity: Double, seesMoments: Bool = true, _ context: RepetitionContext
  ) -> TremorOscillation {
    guard held.isWidened else {
      return TremorOscillation(
        [series[held.whole]], sampleRateHertz: context.sampleRateHertz, place: place,
        floorDensity: floorDensity, seesMoments: seesMoments)
    }
    return TremorOscillation(
      [MovementRemoval.removed(from: series, in: held.whole, of: context.recording)],
      sampleRateHertz: context.sampleRateHertz, place: place, floorDensity: floorDensity,
      movementHertz: 0,
      powerGain: MovementRemoval.powerGain(sampleRateHertz: context.sampleRateHertz),
      seesMoments: seesMoments)
  }

  /// - Parameter linear: Of the acceleration; nil where none was measured.
  private static func path(_ linear: TremorOscillation?) -> [MetricValue] {
    guard let linear else {
      return [acceleration, displacement].map { $0.unavailable("no acceleration was measured") }
    }
    return [
      acceleration.value(linear.meanSquare()?.squareRoot(), otherwise: nothingAboveNoise),
      displacement.value(
        linear.meanSquare { 1e6 / Double.pow(2 * .pi * $0, 4) }?.squareRoot(),
        otherwise: nothingAboveNoise),
    ]
  }

  private static let nothingAboveNoise = "nothing above the noise"

  /// - Parameter unheld: The share of the stretch that is not of the hold, where the tremor may be half or twice what it is there.
  private static func rotation(
    _ gyroscope: TremorOscillation?, unheld: Double
  ) -> [MetricValue] {
    guard let gyroscope else {
      return [rate, rateUncertainty, angle].map { $0.unavailable("no gyroscope") }
    }
    let degrees = Angle.degreesPerRadian
    let beside = gyroscope.meanSquare().map { unheld / 2 * $0.squareRoot() } ?? 0
    return [
      rate.value(
        gyroscope.meanSquare().map { $0.squareRoot() * degrees }, otherwise: nothingAboveNoise),
      rateUncertainty.value(
        gyroscope.rootMeanSquareUncertainty.map {
          ($0 * $0 + beside * beside).squareRoot() * degrees
        }, otherwise: nothingAboveNoise),
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
}

extension HeldStretch {
  /// The share of the stretch that belongs to lift and lowering.
  fileprivate func unheldShare(of context: RepetitionContext) -> Double {
    let held = whole.clamped(to: context.repetition.hold)
    return 1 - Double(held.count) / Double(whole.count)
  }
}
