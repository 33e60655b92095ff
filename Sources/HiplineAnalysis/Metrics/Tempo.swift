/// How long each phase takes.
///
///              topStart   topEnd
///                 ╭─────────╮
///        lift    ╱   hold    ╲   lower
///        ───────╯             ╰──────
///             start          end
package enum Tempo: Metric {
  package static let lift = MetricDefinition(
    "lift_s", unit: "s", meaning: "Time from the onset of the lift to the start of the hold.",
    source: "RepetitionPhases",
    label: "up", comparison: .init("lift"))
  package static let hold = MetricDefinition(
    "hold_s", unit: "s", meaning: "Time at the top between lift and lowering.",
    source: "RepetitionPhases",
    label: "hold", comparison: .init())
  package static let lower = MetricDefinition(
    "lower_s", unit: "s", meaning: "Time from the end of the hold to the end of the lowering.",
    source: "RepetitionPhases",
    label: "down", comparison: .init("lower"))

  package static let duration = MetricDefinition(
    "duration_s", unit: "s",
    meaning: "Time from the onset of the lift to the end of the lowering.",
    source: "RepetitionPhases")

  static let definitions = [lift, hold, lower, duration]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let repetition = context.repetition
    return [
      lift.value(context.seconds(repetition.concentric)),
      hold.value(context.seconds(repetition.hold)),
      lower.value(context.seconds(repetition.eccentric)),
      duration.value(context.seconds(repetition.range)),
    ]
  }
}
