import HiplineCore
import HiplineKinematics

/// Whether the pelvis comes back to where it was before the lift.
enum PelvisReturn: Metric {
  static let offset = MetricDefinition(
    "pelvis_return_deg", unit: "deg",
    meaning: "How far the pelvis is from where it was before the lift, once the leg is down again.",
    source: "angle between the verticals in the pelvis sensor at both ends of the repetition")

  static let definitions = [offset]

  /// The vertical at an end is the mean over so many seconds of the rest beside it. Chosen, not derived: of the shortest rests half a second is left.
  private static let averageSeconds = 0.5

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let segment = context.pelvis else {
      return [
        offset.unavailable(context.reasonWithout(.pelvis, .lumbar, segment: "pelvis"))
      ]
    }
    return [
      degrees(of: segment, over: context.repetition, sampleRateHertz: context.sampleRateHertz)
        .map { offset.value($0) }
        ?? offset.unavailable("the pelvis sensor does not cover the repetition")
    ]
  }

  /// How far the vertical in a sensor is from where it was before a repetition; nil where the sensor does not cover it.
  static func degrees(
    of segment: AlignedSegment, over repetition: Repetition, sampleRateHertz rate: Double
  ) -> Double? {
    let range = repetition.range
    let samples = Int(averageSeconds * rate)
    let ends = [
      (range.lowerBound - samples)..<(range.lowerBound + 1),
      range.upperBound..<(range.upperBound + samples + 1),
    ].map { $0.clamped(to: segment.covered) }
    guard segment.covers(range), ends.allSatisfy({ !$0.isEmpty }) else { return nil }
    let means = ends.map { end -> Vector3 in
      let up = segment.up(at: Array(end))
      return up.indices.reduce(Vector3.zero) { $0 + up[$1] }
    }
    return Angle.degrees(between: means[0], and: means[1])
  }
}
