/// How still the pelvis stays while the leg moves: "nothing moves but the knee".
///
/// A sensor on the leg alone cannot see the pelvis, so without one on the pelvis or the lumbar spine there is no
/// value. The vertical shows every pelvic cheat about a horizontal axis (rolling back, hiking, tilting).
public enum Isolation: Metric {
  static let pelvis = MetricDefinition(
    "pelvis_rom_deg", unit: "deg",
    meaning: "Largest turn of the pelvis away from its pose at the start of the repetition.",
    source: "angle of the vertical in the pelvis sensor")
  static let ratio = MetricDefinition(
    "isolation_ratio", unit: "ratio",
    meaning:
      "Pelvis motion as a share of the segment's range of motion; up to 0.15 is good, from 0.25 it "
      + "is that of an unguided leg raise.",
    source: "Bohannon 1985: the pelvis makes a quarter to a third of an unguided leg raise")

  public static let definitions = [pelvis, ratio]

  public static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let segment = context.pelvis else {
      return definitions.map { $0.unavailable("no sensor on the pelvis") }
    }
    guard let turn = segment.largestTurnDegrees(in: context.repetition.range) else {
      return definitions.map { $0.unavailable("the pelvis sensor does not cover the repetition") }
    }
    guard case .number(let range) = RangeOfMotion.measure(context)[0].reading, range > 0 else {
      return [pelvis.value(turn), ratio.unavailable("no range of motion to compare with")]
    }
    return [pelvis.value(turn), ratio.value(turn / range)]
  }
}
