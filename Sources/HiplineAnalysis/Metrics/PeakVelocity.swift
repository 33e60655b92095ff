/// The fastest the segment turns, in either direction.
package enum PeakVelocity: Metric {
  package static let peak = MetricDefinition(
    "peak_velocity_deg_s", unit: "deg/s",
    meaning: "Largest speed about the hinge axis during lift or lowering, below the tremor band.",
    source: "gyroscope, or the derivative of the angle without one",
    label: "peak", decimals: 0, comparison: .init("peak speed"))

  static let definitions = [peak]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let rates = context.set.rateDegreesPerSecond(in: context.repetition.range)
    guard let fastest = rates.map(abs).max() else {
      return [peak.unavailable("the repetition has no samples")]
    }
    return [peak.value(fastest)]
  }
}
