/// How evenly the segment moves: "very slowly" is a speed kept, not a kick and a coast.
enum VelocityPlateau: Metric {
  private static let source = "share of the phase near its peak hinge rate"

  static let lift = MetricDefinition(
    "plateau_lift", unit: "share",
    meaning:
      "Share of the lift in which the hinge rate is at least 80 % of its peak; 1 is an even speed, a minimum-jerk "
      + "movement has 0.32.",
    source: source)
  static let lower = MetricDefinition(
    "plateau_lower", unit: "share", meaning: "The same during the lowering.", source: source)

  static let definitions = [lift, lower]

  /// A rate is near its peak from this share of it on. Chosen, not derived: a minimum-jerk movement is there for 0.32 of its
  /// time.
  static let shareOfPeak = 0.8

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let repetition = context.repetition
    return [
      value(lift, context.set.rateDegreesPerSecond(in: repetition.concentric)),
      value(lower, context.set.rateDegreesPerSecond(in: repetition.eccentric)),
    ]
  }

  private static func value(
    _ definition: MetricDefinition, _ rates: ArraySlice<Double>
  ) -> MetricValue {
    let sizes = rates.map(abs)
    guard let fastest = sizes.max(), fastest > 0 else {
      return definition.unavailable("the phase has no samples")
    }
    let near = sizes.count { $0 >= shareOfPeak * fastest }
    return definition.value(Double(near) / Double(sizes.count))
  }
}
