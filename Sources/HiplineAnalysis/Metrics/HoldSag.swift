/// How far the segment sinks below the height at which the hold began.
enum HoldSag: Metric {
  static let sag = MetricDefinition(
    "hold_sag_deg", unit: "deg",
    meaning:
      "Largest fall of the angle below its height at the start of the hold, below the tremor band; 0 where it never "
      + "sinks.",
    source: "angle about the hinge axis during the hold")

  static let definitions = [sag]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let hold = context.repetition.hold
    guard context.seconds(hold) >= HoldDrift.shortestHoldSeconds else {
      return [sag.unavailable("the hold is shorter than \(HoldDrift.shortestHoldSeconds) s")]
    }
    let angles = context.set.degrees(in: hold)
    guard let first = angles.first, let lowest = angles.min() else {
      return [sag.unavailable("the hold has no samples")]
    }
    return [sag.value(max(0, first - lowest))]
  }
}
