import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// How the leg leaves the plane that it is lifted in: turning out of it, or swaying about it.
///
/// Seen from above, a leg that is lifted on the side:
///
///     straight ───────────      turning ──────╮          swaying ──╮ ╭─╮ ╭──
///                                              ╰────               ╰─╯ ╰─╯
enum PlaneOfLift: Metric {
  static let turn = MetricDefinition(
    "out_of_plane_deg", unit: "deg",
    meaning:
      "How far the leg turns about the vertical from rest to top, in an exercise whose plane is vertical: in a side-lying leg lift "
      + "that is flexion or extension of the hip.",
    source:
      "orientation by VQF at the top against those at both ends, so that a drift of the heading cancels",
    label: "out of plane", rank: .last)
  static let wobble = MetricDefinition(
    "wobble_deg", unit: "deg",
    meaning:
      "How far the leg sways to and fro across its way, below the tremor band: spread (5th to 95th percentile) of what the lift's course does not explain.",
    source: "integral of the angular rate across the hinge axis",
    label: "wobble", rank: .last)

  static let definitions = [turn, wobble]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let orientation = context.motion.orientation else {
      let reason = "needs a gyroscope: gravity does not show a turn about the vertical"
      return definitions.map { $0.unavailable(reason) }
    }
    return [turn(context, orientation), wobble(context)]
  }

  private static func turn(
    _ context: RepetitionContext, _ orientation: SensorOrientation
  ) -> MetricValue {
    guard context.plane == .vertical else {
      return turn.unavailable(
        context.plane == nil
          ? "the exercise is not known, nor the plane that it has"
          : "which way the segment should go in this exercise does not show in gravity")
    }
    let repetition = context.repetition
    let last = context.motion.count - 1
    let top = orientation[min(last, repetition.peak)]
    let turns = [repetition.range.lowerBound, repetition.range.upperBound].map { end in
      (top * orientation[min(last, end)].conjugate).rotationVector.z * Angle.degreesPerRadian
    }
    return turn.value(abs(turns[0] + turns[1]) / 2)
  }

  private static func wobble(_ context: RepetitionContext) -> MetricValue {
    let range = context.repetition.range
    let rates = context.motion.angularRate
    let axis = context.set.angle.axis.direction
    let across = axis.anyPerpendicular
    let beside = axis.cross(across)
    let angles = Array(context.set.degrees(in: range))
    guard let start = angles.first, let low = angles.min(), let high = angles.max(), high > low
    else { return wobble.unavailable("the repetition has no samples") }
    let course = angles.map { ($0 - start) / (high - low) }
    var sway: ([Double], [Double]) = ([], [])
    var sum = (0.0, 0.0)
    for (sample, angle) in zip(range, angles) {
      // In the directions that the segment has at the start.
      let turned = Quaternion(
        axis: axis, angleRadians: (angle - start) / Angle.degreesPerRadian)
      let rate = turned.rotate(rates[sample])
      sum.0 += rate.dot(across)
      sum.1 += rate.dot(beside)
      sway.0.append(sum.0)
      sway.1.append(sum.1)
    }
    let times = range.map(Double.init)
    let explained = OrthogonalDirections([
      times.map { _ in 1 }, times, course, course.map { $0 * $0 },
    ])
    let scale = Angle.degreesPerRadian / context.sampleRateHertz
    let left = (explained.left(of: sway.0), explained.left(of: sway.1))
    // Along the line on which it sways most, and across that: no choice of directions changes them.
    let angle =
      Double.atan2(
        y: 2 * OrthogonalDirections.product(left.0, left.1),
        x: OrthogonalDirections.product(left.0, left.0)
          - OrthogonalDirections.product(left.1, left.1)) / 2
    let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
    let spreads = [(cosine, sine), (-sine, cosine)].compactMap { direction -> Double? in
      let along = zip(left.0, left.1).map { $0 * direction.0 + $1 * direction.1 }
      guard let low = RobustStatistics.quantile(RobustStatistics.lowEnd, of: along),
        let high = RobustStatistics.quantile(RobustStatistics.highEnd, of: along)
      else { return nil }
      return (high - low) * scale
    }
    return wobble.value(
      (spreads.reduce(0) { $0 + $1 * $1 }).squareRoot())
  }
}
