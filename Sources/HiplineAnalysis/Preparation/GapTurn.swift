import HiplineCore
import HiplineKinematics
import RealModule

/// What stands in a gap too long to bridge: the shortest turn from the pose before it to the pose after it.
///
/// Nothing of it was measured and nothing of it is scored. But the filters run over it, and straight lines between the readings beside would
/// turn the sensor by what nobody turned it (15 °/s before a gap of 6 s is 45°), against a gravity that says otherwise: the angles would
/// be bent for seconds on both sides.
enum GapTurn {
  /// The pose beside a gap is that of the mean acceleration over this long, in seconds: a period of the usual tremor, 8 Hz.
  private static let poseSeconds = 1.0 / 8

  /// Fills the gaps of a recording whose acceleration holds gravity; where it does not, nothing turns in them.
  static func fill(_ recording: inout UniformRecording, holdsGravity: Bool) {
    guard var rates = recording.gyroscope else { return }
    let length = recording.samples(inSeconds: poseSeconds)
    for gap in recording.gaps where gap.count > 2 {
      // Its ends were measured.
      let inside = (gap.lowerBound + 1)..<(gap.upperBound - 1)
      guard holdsGravity else {
        for sample in inside { rates[sample] = .zero }
        continue
      }
      let before = mean(
        recording.accelerometer, max(0, inside.lowerBound - length)..<inside.lowerBound)
      let after = mean(
        recording.accelerometer,
        inside.upperBound..<min(recording.count, inside.upperBound + length))
      let degrees = Angle.degrees(between: before, and: after)
      let seconds = Double(gap.count - 1) / recording.sampleRateHertz
      let normal = before.cross(after)
      let axis = normal.norm > 0 ? normal * (1 / normal.norm) : .zero
      // What is fixed to the earth turns the other way round in the sensor's frame.
      let rate = axis * (-degrees / Angle.degreesPerRadian / seconds)
      for sample in inside {
        let share = Double(sample - gap.lowerBound) / Double(gap.count - 1)
        let angle = share * degrees / Angle.degreesPerRadian
        let turned = before * Double.cos(angle) + axis.cross(before) * Double.sin(angle)
        let length = before.norm + share * (after.norm - before.norm)
        recording.accelerometer[sample] = turned * (before.norm > 0 ? length / before.norm : 0)
        rates[sample] = rate
      }
    }
    recording.gyroscope = rates
  }

  private static func mean(_ series: VectorSeries, _ range: Range<Int>) -> Vector3 {
    range.reduce(Vector3.zero) { $0 + series[$1] } * (1 / Double(max(1, range.count)))
  }
}
