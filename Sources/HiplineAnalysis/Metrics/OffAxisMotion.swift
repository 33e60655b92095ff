import HiplineSignal

/// How far the segment leaves the plane of its hinge.
enum OffAxisMotion: Metric {
  static let range = MetricDefinition(
    "off_axis_deg", unit: "deg",
    meaning:
      "Spread (5th to 95th percentile) of the angle between the vertical and the plane across the "
      + "hinge axis; rotation about the vertical does not show.",
    source: "elevation of the vertical over the plane of rotation",
    label: "off axis")

  static let definitions = [range]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let angles = Array(context.set.offAxisDegrees(in: context.repetition.range))
    guard let low = RobustStatistics.quantile(RobustStatistics.lowEnd, of: angles),
      let high = RobustStatistics.quantile(RobustStatistics.highEnd, of: angles)
    else { return [range.unavailable("the repetition has no samples")] }
    return [range.value(high - low)]
  }
}
