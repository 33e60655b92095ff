import HiplineCore
import HiplineKinematics
import RealModule

/// How still the pelvis stays while the leg moves: "nothing moves but the knee".
///
/// A sensor on the leg alone cannot see the pelvis, so without one on the pelvis or the lumbar spine there is no
/// value. The vertical shows every pelvic cheat about a horizontal axis (rolling back, hiking, tilting).
package enum Isolation: Metric {
  /// What gravity sees of a turn is not made whole about axes nearer to the vertical than this, in degrees. The turn is divided
  /// by the cosine of the axis' inclination, here ½: nearer, a pelvis' sway would count more than double. It is wider than
  /// ``HingeAngle/blindConeDegrees``, which only bounds where an angle can be read at all.
  static let blindConeDegrees = 30.0

  package static let pelvis = MetricDefinition(
    "pelvis_rom_deg", unit: "deg",
    meaning: "Largest turn of the pelvis away from its pose at the start of the repetition.",
    source:
      "angle of the vertical in the pelvis sensor; about an inclined axis that a gyroscope shows, the angle about it",
    label: "pelvis", comparison: .init(betweenSessions: .range))
  package static let ratio = MetricDefinition(
    "isolation_ratio", unit: "ratio",
    meaning:
      "Pelvis motion as a share of the segment's range of motion; up to 0.15 is good, from 0.25 it "
      + "is that of an unguided leg raise.",
    source: "Bohannon 1985: the pelvis makes a quarter to a third of an unguided leg raise",
    comparison: .init("isolation"))

  static let definitions = [pelvis, ratio]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let segment = context.pelvis else {
      let reason = context.reasonWithout(.pelvis, .lumbar, segment: "pelvis")
      return definitions.map { $0.unavailable(reason) }
    }
    guard let turn = turnDegrees(of: segment, in: context.repetition.range) else {
      return definitions.map { $0.unavailable("the pelvis sensor does not cover the repetition") }
    }
    let range = context.turningPoints.rangeDegrees
    guard range.isFinite, range > 0 else {
      return [pelvis.value(turn), ratio.unavailable("no range of motion to compare with")]
    }
    return [pelvis.value(turn), ratio.value(turn / range)]
  }

  /// The largest turn, whether gravity sees all of it or not.
  ///
  /// A turn by θ about an axis at ψ from level turns the vertical by β, where sin(β/2) = cos ψ sin(θ/2).
  private static func turnDegrees(of segment: AlignedSegment, in range: Range<Int>) -> Double? {
    guard let seen = segment.largestTurnDegrees(in: range) else { return nil }
    guard segment.motion.gyroscope != nil, seen > SensorResolution.bodySwayDegrees else {
      return seen
    }
    let rates = segment.angularRate(in: range)
    let up = segment.up(in: range).vectors
    guard let axis = HingeAxis.principal(of: rates, in: rates.indices),
      axis.planarity >= HingeAxis.clearPlanarity,
      let meanUp = up.indices.reduce(Vector3.zero, { $0 + up[$1] }).normalized
    else { return seen }
    let inclination = axis.inclinationDegrees(up: meanUp)
    guard inclination < 90 - blindConeDegrees else { return seen }
    let half =
      Double.sin(seen / 2 / Angle.degreesPerRadian)
      / Double.cos(inclination / Angle.degreesPerRadian)
    return 2 * Double.asin(min(1, half)) * Angle.degreesPerRadian
  }
}
