import HiplineKinematics
import HiplineSignal
import RealModule

/// How smoothly the segment moves, lift and lowering apart.
///
/// The spectral arc length takes a bell-shaped speed for the ideal; an even one, which "very slowly, very smoothly" asks for, has
/// edges, whose spectrum has side lobes. Weighted by half a sine over the phase, both are bells, and steps and jerks are what they
/// were. Tremor, from 3 Hz on, is no want of smoothness: fatigue brings 4–6 Hz.
enum Smoothness: Metric {
  private static let balasubramanian = "Balasubramanian et al. 2015, J NeuroEng Rehabil 12:112"

  static let lift = MetricDefinition(
    "sparc_lift", unit: "",
    meaning:
      "Spectral arc length of the hinge rate during the lift, below the tremor band, 10 Hz limit; at "
      + "most 0, closer to 0 is smoother, a bell-shaped speed gives −1.4.",
    source: balasubramanian)
  static let lower = MetricDefinition(
    "sparc_lower", unit: "",
    meaning: "The same during the lowering.",
    source: balasubramanian)
  static let weightedLift = MetricDefinition(
    "smoothness_lift", unit: "",
    meaning:
      "Spectral arc length of the hinge rate during the lift, weighted by half a sine over the phase, up to 3 Hz: a bell-shaped "
      + "speed gives −1.4, an even one −1.6, a lift in two steps −2.2.",
    source: balasubramanian
      + ", with a weight that makes an even speed as smooth as a bell-shaped one",
    label: "smooth up", comparison: .init())
  static let weightedLower = MetricDefinition(
    "smoothness_lower", unit: "",
    meaning: "The same during the lowering.",
    source: balasubramanian
      + ", with a weight that makes an even speed as smooth as a bell-shaped one",
    label: "smooth down", comparison: .init())

  static let definitions = [lift, lower, weightedLift, weightedLower]

  /// How much of the way is left off at either end, where a creep into rest makes the phase's end uncertain, as a share of it. Chosen, not derived:
  /// a minimum-jerk movement takes a sixth of its time for the first fiftieth.
  private static let endShare = 0.02
  /// What is quicker is tremor, and no want of smoothness.
  private static let belowTremor = SpectralArcLength.Parameters(
    maximumFrequencyHertz: TremorBand.hertz.lowerBound)

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard context.motion.gyroscope != nil else {
      let reason = "needs a gyroscope; a speed from an accelerometer is not valid for smoothness"
      return definitions.map { $0.unavailable(reason) }
    }
    let phases = [context.repetition.concentric, context.repetition.eccentric]
    let speeds = phases.map { Array(context.set.rateDegreesPerSecond(in: $0)) }
    let rate = context.sampleRateHertz
    func value(_ definition: MetricDefinition, _ length: Double?) -> MetricValue {
      definition.value(length, otherwise: "the phase is too short")
    }
    return zip([lift, lower], speeds).map { definition, speed in
      value(definition, SpectralArcLength.measure(speed, sampleRateHertz: rate))
    }
      + zip([weightedLift, weightedLower], speeds).map { definition, speed in
        value(
          definition,
          SpectralArcLength.measure(
            weighted(speed), sampleRateHertz: rate, parameters: belowTremor))
      }
  }

  /// A speed without the ends of its way, times half a sine from its first value to its last.
  private static func weighted(_ speed: [Double]) -> [Double] {
    let whole = speed.reduce(0, +)
    var way = 0.0
    let inner = speed.filter { value in
      way += value
      return whole != 0 && (endShare...(1 - endShare)).contains(way / whole)
    }
    return inner.enumerated().map { index, value in
      value * Double.sin(.pi * (Double(index) + 0.5) / Double(inner.count))
    }
  }
}
