/// Whether the segment comes back to the pose it started from.
enum RestReturn: Metric {
  static let offset = MetricDefinition(
    "rest_return_deg", unit: "deg",
    meaning:
      "Angle at the end of the lowering less that at the onset of the lift; positive stays up, negative sinks deeper.",
    source: "angle about the hinge axis at both ends of the repetition")

  static let definitions = [offset]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let range = context.repetition.range
    guard context.repetition.isComplete else {
      return [offset.unavailable("the repetition is not complete")]
    }
    return [
      offset.value(
        context.set.degrees(at: range.upperBound) - context.set.degrees(at: range.lowerBound))
    ]
  }
}
