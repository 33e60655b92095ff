import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Whether the sensor turned on the skin during the session.
///
/// People shift, and gravity then has another direction in the sensor; but the hinge axis is fixed to the limb, so in the
/// sensor's own coordinates it stays where it is unless the sensor itself has moved. Or unless another exercise is done: who turns over
/// for that moves about another axis in the room, while below a sensor that slips the limb goes on about the same one.
enum SensorSlip {
  /// So many repetitions on each side of the place are looked at. Chosen, not derived: one may be out of line, and a slip is
  /// found three repetitions from a set's end.
  static let repetitions = 3
  /// An axis from this angle on is another one, in degrees. Axes of a few repetitions scatter by 5–10°; a single move's
  /// scatters more, so that ``PostureChange/likeAxisDegrees`` is wider.
  static let limitDegrees = 30.0

  static func findings(
    _ sets: [ExerciseSet], motion: SegmentMotion, seconds: (Int) -> Double
  ) -> [Finding] {
    let ranges = sets.flatMap { $0.repetitions }.filter { $0.isComplete }.map { $0.range }
    guard ranges.count >= 2 * repetitions else { return [] }
    let step = MovementSamples(of: motion.sampleRateHertz).step
    var worst: (angle: Double, place: Int)?
    for place in repetitions...(ranges.count - repetitions) {
      guard let before = axis(ranges[(place - repetitions)..<place], motion, every: step),
        let after = axis(ranges[place..<(place + repetitions)], motion, every: step),
        min(before.planarity, after.planarity) >= HingeAxis.clearPlanarity
      else { continue }
      let angle = min(
        Angle.degrees(between: before.direction, and: after.direction),
        Angle.degrees(between: before.direction, and: -after.direction))
      if angle > limitDegrees, angle > worst?.angle ?? 0,
        !turnsInRoom(
          (before, ranges[place - 1].lowerBound), (after, ranges[place].lowerBound), motion)
      {
        worst = (angle, place)
      }
    }
    guard let worst else { return [] }
    let from = seconds(ranges[worst.place - 1].upperBound)
    let to = seconds(ranges[worst.place].lowerBound)
    return [
      Finding(
        .sensorSlipped, .warning,
        "the sensor turned on the limb by \(worst.angle.text(decimals: 0))°; ranges before and after "
          + "are about different axes",
        hint: "strap it tighter", seconds: from..<max(from, to))
    ]
  }

  /// Whether an axis, at the sample from which it is, lies elsewhere in the room than another one; without a gyroscope as far as their
  /// inclinations tell.
  static func turnsInRoom(
    _ before: (axis: HingeAxis, sample: Int), _ after: (axis: HingeAxis, sample: Int),
    _ motion: SegmentMotion
  ) -> Bool {
    func inRoom(_ one: (axis: HingeAxis, sample: Int)) -> Vector3? {
      motion.orientation.map { $0[one.sample].rotate(one.axis.direction) }
    }
    if let first = inRoom(before), let second = inRoom(after) {
      let angle = Angle.degrees(between: first, and: second)
      return min(angle, 180 - angle) > limitDegrees
    }
    func inclination(_ one: (axis: HingeAxis, sample: Int)) -> Double {
      one.axis.inclinationDegrees(up: motion.up.vectors[one.sample])
    }
    return abs(inclination(before) - inclination(after)) > limitDegrees
  }

  private static func axis(
    _ ranges: ArraySlice<Range<Int>>, _ motion: SegmentMotion, every step: Int
  ) -> HingeAxis? {
    guard let first = ranges.first, let last = ranges.last else { return nil }
    let samples = stride(from: first.lowerBound, to: last.upperBound, by: step)
    let rates = VectorSeries(samples.map { motion.angularRate[$0] })
    return HingeAxis.principal(of: rates, in: rates.indices)
  }
}
