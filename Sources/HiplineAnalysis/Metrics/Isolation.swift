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

  /// What a sensor on the lumbar spine turns of what the pelvis turns, as a ratio. The spine between a sacrum that turns and a chest that lies
  /// still bends along its length, so that a sensor sees the share of it that is above its own height: from nine tenths just above
  /// the sacrum to three tenths at the waist. Chosen, not derived: the middle.
  static let lumbarShare = 0.6
  /// The standard uncertainty of that share, as a ratio of it: even chances between its ends.
  static let lumbarShareUncertainty = 0.29

  /// The pelvis' share of a straight leg raise that nobody guides, as a ratio: 17° of 60° in 23 men (PMID 10345331), more the higher the leg is
  /// (Bohannon et al. 1985), both of passive raises.
  package static let unguidedShare = 0.25
  /// A pelvis that turns further is not held, in degrees: in side-lying abduction it tilts by 13.9 ± 4.7° where it is free and by 5.6 ± 4.2°
  /// where it is stabilised (Cynn 2006).
  package static let freePelvisDegrees = 10.0

  package static let pelvis = MetricDefinition(
    "pelvis_rom_deg", unit: "deg",
    meaning:
      "What the pelvis turns together with the lift, from rest to top, without breathing and sway, also where it stays there; from a sensor "
      + "on the lumbar spine, which turns less, the pelvis' turn that this is the sign of.",
    source:
      "regression of the vertical in the pelvis sensor on the course of the lift; about an inclined axis that a gyroscope shows, the angle about it",
    label: "pelvis", comparison: .init(betweenSessions: .range))
  static let uncertainty = MetricDefinition(
    "pelvis_rom_uncertainty_deg", unit: "deg",
    meaning:
      "Standard uncertainty of that turn: what regression leaves, how much it varies from one repetition to the next, and the height of a lumbar sensor.",
    source: "PelvisTurn")
  package static let ratio = MetricDefinition(
    "isolation_ratio", unit: "ratio",
    meaning:
      "Pelvis motion as a share of the segment's range of motion; up to 0.15 is good, from 0.25 it "
      + "is that of a passive straight leg raise.",
    source:
      "a passive straight leg raise: 17° of 60° are the pelvis' (PMID 10345331; Bohannon et al. 1985)",
    comparison: .init("isolation"))

  static let definitions = [pelvis, uncertainty, ratio]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let segment = context.pelvis else {
      let reason = context.reasonWithout(.pelvis, .lumbar, segment: "pelvis")
      return definitions.map { $0.unavailable(reason) }
    }
    guard let seen = context.pelvisTurn else {
      return definitions.map { $0.unavailable("the pelvis sensor does not cover the repetition") }
    }
    let isLumbar = context.helpers[.pelvis] == nil
    let tipped = tipped(seen.degrees, of: segment, in: context)
    let scale =
      wholeTurn(tipped, of: segment, in: context.repetition.range)
      / (isLumbar ? lumbarShare : 1)
    let turn = tipped * scale
    let height = isLumbar ? lumbarShareUncertainty * turn : 0
    let spread = seen.uncertaintyDegrees * scale
    let values = [
      pelvis.value(turn), uncertainty.value((spread * spread + height * height).squareRoot()),
    ]
    let range = context.turningPoints.rangeDegrees
    guard range.isFinite, range > 0 else {
      return values + [ratio.unavailable("no range of motion to compare with")]
    }
    return values + [ratio.value(turn / range)]
  }

  /// With what a pelvis that tips with the lift and stays there takes along the line through both ends: half of what stays, less what breath
  /// adds to it.
  ///
  /// One that only settles does not turn with the lift, so that no more is added than was seen.
  private static func tipped(
    _ seen: Double, of segment: AlignedSegment, in context: RepetitionContext
  ) -> Double {
    let remains =
      PelvisReturn.degrees(
        of: segment, over: context.repetition, sampleRateHertz: context.sampleRateHertz) ?? 0
    let breath = Breath.mostDegrees
    return seen + min(seen, max(0, remains * remains - breath * breath).squareRoot() / 2)
  }

  /// The whole turn over what gravity sees of it.
  ///
  /// A turn by θ about an axis at ψ from level turns the vertical by β, where sin(β/2) = cos ψ sin(θ/2).
  private static func wholeTurn(
    _ seen: Double, of segment: AlignedSegment, in range: Range<Int>
  ) -> Double {
    guard segment.motion.gyroscope != nil, seen > SensorResolution.bodySwayDegrees else {
      return 1
    }
    let rates = segment.angularRate(in: range)
    let up = segment.up(in: range).vectors
    guard let axis = HingeAxis.principal(of: rates, in: rates.indices),
      axis.planarity >= HingeAxis.clearPlanarity,
      let meanUp = up.indices.reduce(Vector3.zero, { $0 + up[$1] }).normalized
    else { return 1 }
    let inclination = axis.inclinationDegrees(up: meanUp)
    guard inclination < 90 - blindConeDegrees else { return 1 }
    let half =
      Double.sin(seen / 2 / Angle.degreesPerRadian)
      / Double.cos(inclination / Angle.degreesPerRadian)
    return 2 * Double.asin(min(1, half)) * Angle.degreesPerRadian / seen
  }
}
