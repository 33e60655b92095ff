import HiplineKinematics
import HiplineSignal

/// How many pushes a phase is made of: "very smoothly" is one.
///
///     rate     ╭╮          ╭╮ ╭╮
///             ╱  ╲        ╱  ╰╯  ╲
///     ───────╯    ╰─────╯        ╰──
///              1            2
enum SubMovements: Metric {
  private static let source =
    "local maxima of the hinge rate with a prominence of 5 % of its peak; Rohrer et al. 2002, J Neurosci 22:8297"

  static let lift = MetricDefinition(
    "submovements_lift", unit: "count",
    meaning:
      "Peaks of the hinge rate during the lift, below the tremor band; 1 is one smooth movement.",
    source: source)
  static let lower = MetricDefinition(
    "submovements_lower", unit: "count", meaning: "The same during the lowering.", source: source)

  static let definitions = [lift, lower]

  /// A local maximum is a push of its own from this prominence on, as a share of the phase's own peak rate. Chosen, not derived:
  /// the share below which a segment counts as still (``RepetitionPhases/stillShare``).
  static let leastProminence = 0.05
  /// And it has to stand out of so many standard deviations of noise: six, peak to peak, hold 99.7 % of it.
  static let noiseDeviations = 6.0

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard context.motion.gyroscope != nil else {
      let reason = "needs a gyroscope; a speed from an accelerometer is not valid for smoothness"
      return definitions.map { $0.unavailable(reason) }
    }
    let repetition = context.repetition
    return [
      lift.value(
        Double(count(context.set.rateDegreesPerSecond(in: repetition.concentric), context))),
      lower.value(
        Double(
          count(
            context.set.rateDegreesPerSecond(in: repetition.eccentric).map { -$0 }[...], context))),
    ]
  }

  private static func count(_ rates: ArraySlice<Double>, _ context: RepetitionContext) -> Int {
    guard let fastest = rates.max(), fastest > 0 else { return 1 }
    let density = context.resolution.gyroscopeNoiseDensity ?? 0
    let noise =
      (density / 3 * MovementBand.cutoffHertz).squareRoot() * Angle.degreesPerRadian
    // The ends of a phase are rests, which a peak beside them is measured against.
    let signal = [0] + rates + [0]
    let peaks = PeakFinder.peaks(
      in: signal, minimumProminence: max(leastProminence * fastest, noiseDeviations * noise))
    return max(1, peaks.count)
  }
}
