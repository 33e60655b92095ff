import HiplineCore

/// How still the other leg stays: it should be relaxed.
enum OtherLeg: Metric {
  static let turn = MetricDefinition(
    "other_leg_rom_deg", unit: "deg",
    meaning: "Largest turn of the other thigh away from its pose at the start of the repetition.",
    source: "angle of the vertical in the sensor on the other thigh")

  static let definitions = [turn]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let segment = context.helpers[.otherThigh] else {
      return [turn.unavailable(context.reasonWithout(.otherThigh, segment: "other thigh"))]
    }
    guard let degrees = segment.largestTurnDegrees(in: context.repetition.range) else {
      return [turn.unavailable("the sensor on the other thigh does not cover the repetition")]
    }
    return [turn.value(degrees)]
  }
}
