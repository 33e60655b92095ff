import HiplineCore
import HiplineKinematics
import RealModule

/// The shaking while the segment lifts and lowers, apart from that of the hold.
///
///     angle        ╭───────╮
///                ~╱         ╲~       the movement itself is filtered off, and what the filter takes of the tremor given back
///     ──────────╯             ╰───
///
/// Lift and lowering are looked at together, each where it is long enough. A tremor of a moving limb is stronger and slower
/// than that of a held one (Pozos 1982), so the two are not to be compared with each other.
enum MotionTremor: Metric {
  private static let method =
    "as tremor.*, over lift and lowering, less what is below \(MovementBand.cutoffHertz) Hz"

  static let detected = MetricDefinition(
    "tremor_motion.detected", .flag, unit: "",
    meaning:
      "Whether a peak stands out during lift and lowering of the noise and of the movement's harmonics, at one false alarm "
      + "in 1000.",
    source: method)
  static let frequency = MetricDefinition(
    "tremor_motion.frequency_hz", unit: "Hz",
    meaning: "Frequency of the tremor while moving: the mean, weighted by the squared amplitude.",
    source: method)
  static let rate = MetricDefinition(
    "tremor_motion.rms_deg_s", unit: "deg/s",
    meaning: "RMS angular rate while moving within 2 Hz of that frequency, above the floor.",
    source: method)
  static let acceleration = MetricDefinition(
    "tremor_motion.rms_m_s2", unit: "m/s²",
    meaning:
      "RMS acceleration at the sensor while moving within 2 Hz of that frequency, above the noise; without a gyroscope.",
    source: method)

  static let definitions = [detected, frequency, rate, acceleration]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    if let reason = context.tremorSensor.reasonNotSeen(atHertz: context.sampleRateHertz) {
      return unavailable(reason)
    }
    let shortest = HeldStretch.plainPhaseSeconds
    let long = [context.repetition.concentric, context.repetition.eccentric]
      .filter { context.seconds($0) >= shortest }
    guard !long.isEmpty else {
      return unavailable("lift and lowering are shorter than \(shortest.text(decimals: 2)) s")
    }
    let phases = long.filter { context.recording.isMeasured(in: $0) }
    guard !phases.isEmpty else {
      return unavailable("samples are missing in lift and lowering")
    }
    let sensor = context.tremorSensor
    let fast = phases.map {
      MovementRemoval.removed(from: sensor.series, in: $0, of: context.recording)
    }
    let edge = context.recording.samples(inSeconds: HeldStretch.edgeSeconds)
    let gain = MovementRemoval.powerGain(sampleRateHertz: context.sampleRateHertz)
    let spectrum = TremorSpectrum(
      fast.map { $0[edge..<($0.count - edge)] }, powerGain: gain,
      of: phases.map { sensor.series[($0.lowerBound + edge)..<($0.upperBound - edge)] },
      sampleRateHertz: context.sampleRateHertz,
      sensorNoiseDensity: sensor.noiseDensity, readingStep: sensor.readingStep)
    guard let peak = spectrum.peak else {
      if let reason = TremorBand.reasonNotTold(atHertz: context.sampleRateHertz) {
        return unavailable(reason)
      }
      return [detected.value(false)]
        + definitions.dropFirst().map {
          $0.unavailable("no peak above the noise and the movement")
        }
    }
    let oscillation = TremorOscillation(
      fast, sampleRateHertz: context.sampleRateHertz,
      place: .peak(hertz: peak.frequencyHertz, angleOrder: sensor.angleOrder),
      floorDensity: peak.floorDensity, movementHertz: 0, powerGain: gain, seesMoments: false)
    let size = oscillation.meanSquare()?.squareRoot()
    let nothing = "nothing above the noise"
    return [
      detected.value(true), frequency.value(oscillation.frequencyHertz),
      sensor.isGyroscope
        ? rate.value(size.map { $0 * Angle.degreesPerRadian }, otherwise: nothing)
        : rate.unavailable("no gyroscope"),
      sensor.isGyroscope
        ? acceleration.unavailable("the gyroscope shows it free of the movement's gravity")
        : acceleration.value(size, otherwise: nothing),
    ]
  }

  private static func unavailable(_ reason: String) -> [MetricValue] {
    definitions.map { $0.unavailable(reason) }
  }
}
