import HiplineKinematics
import HiplineSignal

/// How smoothly the segment moves, lift and lowering apart.
enum Smoothness: Metric {
  static let lift = MetricDefinition(
    "sparc_lift", unit: "",
    meaning:
      "Spectral arc length of the hinge rate during the lift, below the tremor band, 10 Hz limit; at "
      + "most 0, closer to 0 is smoother, a bell-shaped speed gives −1.4.",
    source: "Balasubramanian et al. 2015, J NeuroEng Rehabil 12:112",
    label: "smooth up", comparison: .init())
  static let lower = MetricDefinition(
    "sparc_lower", unit: "",
    meaning: "The same during the lowering.",
    source: "Balasubramanian et al. 2015, J NeuroEng Rehabil 12:112",
    label: "smooth down", comparison: .init())

  static let definitions = [lift, lower]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard context.motion.gyroscope != nil else {
      let reason = "needs a gyroscope; a speed from an accelerometer is not valid for smoothness"
      return definitions.map { $0.unavailable(reason) }
    }
    return [
      value(lift, context.repetition.concentric, context),
      value(lower, context.repetition.eccentric, context),
    ]
  }

  private static func value(
    _ definition: MetricDefinition, _ phase: Range<Int>, _ context: RepetitionContext
  ) -> MetricValue {
    let speed = Array(context.set.rateDegreesPerSecond(in: phase))
    guard
      let length = SpectralArcLength.measure(speed, sampleRateHertz: context.sampleRateHertz)
    else { return definition.unavailable("the phase is too short") }
    return definition.value(length)
  }
}
