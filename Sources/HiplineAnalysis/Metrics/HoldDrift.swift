import HiplineSignal

/// How the segment sags or rises while it should hold still at the top.
enum HoldDrift: Metric {
  static let drift = MetricDefinition(
    "hold_drift_deg_s", unit: "deg/s",
    meaning: "Slope of the angle during the hold; negative sinks.",
    source: "Theil–Sen line through the angle below the tremor band",
    comparison: .init("hold drift"))

  static let definitions = [drift]

  /// Shorter holds have no drift, in seconds: a slope over less is mostly the end of the lift and the start of the lowering.
  static let shortestHoldSeconds = 0.5
  /// The slope is led through so many points: enough for one, and few pairs of them.
  static let points = 20

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let hold = context.repetition.hold
    guard context.seconds(hold) >= shortestHoldSeconds else {
      return [drift.unavailable("the hold is shorter than \(shortestHoldSeconds) s")]
    }
    let step = max(1, hold.count / points)
    let samples = stride(from: hold.lowerBound, to: hold.upperBound, by: step)
    let fit = TheilSen.fit(
      x: samples.map { Double($0) / context.sampleRateHertz },
      y: samples.map { context.set.degrees(at: $0) })
    guard let fit else { return [drift.unavailable("too few samples in the hold")] }
    return [drift.value(fit.slope)]
  }
}
