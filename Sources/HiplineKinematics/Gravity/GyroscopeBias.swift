import HiplineCore
import HiplineSignal
import RealModule

/// What a gyroscope reads when nothing turns.
package enum GyroscopeBias {
  /// Gravity may turn by so much in the window that is taken for rest, in degrees. It separates rest from repetitions of 0.3° and
  /// more; ``VQF/Stillness`` allows as much.
  static let stillDegrees = 0.2

  /// And the sensor by so much beyond its mean rate, in degrees, seen at every sample: a swing may be where it began at every quarter of the
  /// window. Chosen, not derived: five times the above, as a hand or a leg at rest shakes.
  static let restlessDegrees = 1.0

  /// Where it never holds still, gravity is believed in windows at whose ends the acceleration usually differs from its usual length by less
  /// than this share of it: in a walk the leg's own acceleration seems to turn it. Chosen, not derived: more than noise and slow movements make
  /// of it, less than strides.
  static let steadyShare = 0.05

  /// The largest bias that is usual, in rad/s (3 °/s): ``VQF`` believes 2 °/s in each component, 3.5 °/s in all. Above it the window may
  /// be of a slow turn about the vertical, which gravity does not show.
  package static let largestUsual = 3.0 * .pi / 180

  /// The largest that a gyroscope has, in rad/s (35 °/s): ±20 °/s on each axis, by the data sheet of the MPU-6050. More than
  /// ``largestUsual`` is believed if the gyroscope reads so in the middle of all movements, as those to and fro leave it, and nobody can
  /// have turned so: ``middle(of:_:sampleRateHertz:)``.
  private static let largest = 35.0 * .pi / 180

  /// Gravity turns by so much in a movement, in degrees: the smallest repetitions with which a bias matters.
  private static let movementDegrees = 3.0

  /// Nobody who exercises turns so far one way, in radians: once round, from one side over the back to the same side again.
  private static let farthestTurn = 2 * Double.pi

  /// The mean angular rate in the stillest two seconds, where the direction of gravity holds still too; where it never does, as of somebody
  /// who breathes, what the gyroscope reads beyond what gravity turns by.
  ///
  /// A gyroscope alone cannot tell a constant slow turn from its bias, so the window is chosen by the sum of the
  /// gyroscope's variance and the accelerometer's direction change, and a window in which gravity turns by more
  /// than ``stillDegrees`` is not used.
  ///
  /// - Parameters:
  ///   - recording: With a gyroscope.
  ///   - up: Unit vectors from the accelerometer alone, `[samples]`.
  /// - Returns: The bias in rad/s.
  static func estimate(
    _ recording: UniformRecording, up: VectorSeries
  ) -> Vector3 {
    guard let gyroscope = recording.gyroscope else { return .zero }
    let length = min(gyroscope.count, recording.samples(inSeconds: 2))
    let step = max(1, length / 2)
    var best: (mean: Vector3, variance: Double)?
    var beyondGravity: [(rate: Vector3, range: Range<Int>)] = []
    lazy var middle = middle(
      of: gyroscope, up, sampleRateHertz: recording.sampleRateHertz)
    var start = 0
    while start + length <= gyroscope.count, length > 1 {
      let range = start..<(start + length)
      start += step
      let (mean, variance) = moments(gyroscope, range)
      let turned = turning(of: up, range) * (recording.sampleRateHertz / Double(length - 1))
      beyondGravity.append((mean - turned, range))
      guard holdsStill(up, range),
        swing(gyroscope, range, about: mean) * Angle.degreesPerRadian
          < restlessDegrees * recording.sampleRateHertz
      else { continue }
      var isBelieved = mean.norm <= largestUsual
      if !isBelieved, mean.norm <= largest, let middle {
        isBelieved = (mean - middle).norm <= largestUsual
      }
      guard isBelieved else { continue }
      if best.map({ variance < $0.variance }) ?? true {
        best = (mean, variance)
      }
    }
    if let best { return best.mean }
    // Movements to and fro about the vertical cancel out; the rest of them gravity shows.
    let isSteady = steadiness(of: recording.accelerometer)
    let steady = beyondGravity.filter { isSteady($0.range) }
    let bias = median(
      VectorSeries((steady.isEmpty ? beyondGravity : steady).map { $0.rate }))
    return bias.norm <= largestUsual || (bias.norm <= largest && middle != nil) ? bias : .zero
  }

  /// Tells whether an acceleration has its usual length in the first and the last eighth of some samples: what is in between goes there and
  /// back.
  private static func steadiness(of accelerometer: VectorSeries) -> (Range<Int>) -> Bool {
    let norms = accelerometer.norms
    let usual = RobustStatistics.median(norms) ?? 0
    return { range in
      let length = max(1, range.count / 8)
      return [range.prefix(length), range.suffix(length)].allSatisfy { end in
        let differing = end.reduce(0) { $0 + abs(norms[$1] - usual) }
        return differing < steadyShare * usual * Double(length)
      }
    }
  }

  /// By what rotation vector the sensor turns from the first to the last sample, as far as gravity shows it, in radians.
  private static func turning(of up: VectorSeries, _ range: Range<Int>) -> Vector3 {
    let (first, last) = (up[range.lowerBound], up[range.upperBound - 1])
    // The vertical turns the other way in the sensor.
    let cross = last.cross(first)
    let angle = Double.atan2(y: cross.norm, x: first.dot(last))
    return (cross.normalized ?? .zero) * angle
  }

  /// The median on each axis; nil where the sensor may have turned about the vertical at that rate all the time.
  ///
  /// It has not where movements turn gravity, nor where a rate across the vertical would have turned gravity and did not, nor where it
  /// would have gone round.
  private static func middle(
    of series: VectorSeries, _ up: VectorSeries, sampleRateHertz: Double
  ) -> Vector3? {
    let (first, moved) = (up[0], 2 * Double.sin(movementDegrees * .pi / 360))
    let middle = median(series)
    let across = middle - first * middle.dot(first)
    let isNoTurn =
      across.norm > largestUsual
      || middle.norm * Double(series.count) / sampleRateHertz > farthestTurn
      || up.indices.contains { (up[$0] - first).norm > moved }
    return isNoTurn ? middle : nil
  }

  /// The median on each axis; zero of nothing.
  private static func median(_ series: VectorSeries) -> Vector3 {
    let medians = series.components.map { RobustStatistics.median($0) ?? 0 }
    return Vector3(medians[0], medians[1], medians[2])
  }

  /// Whether gravity stays within ``stillDegrees`` of where it is first, seen at every quarter of the window.
  ///
  /// The ends alone do not tell: at the top of a repetition the segment goes and comes back between them.
  private static func holdsStill(_ up: VectorSeries, _ range: Range<Int>) -> Bool {
    (1...4).allSatisfy { quarter in
      let index = range.lowerBound + (range.count - 1) * quarter / 4
      return Angle.degrees(between: up[range.lowerBound], and: up[index]) < stillDegrees
    }
  }

  /// How far a series strays from its mean where it is summed up.
  private static func swing(
    _ series: VectorSeries, _ range: Range<Int>, about mean: Vector3
  ) -> Double {
    var (sum, farthest) = (Vector3.zero, 0.0)
    for index in range {
      sum += series[index] - mean
      farthest = max(farthest, sum.norm)
    }
    return farthest
  }

  private static func moments(
    _ series: VectorSeries, _ range: Range<Int>
  ) -> (mean: Vector3, variance: Double) {
    var sum = Vector3.zero
    for index in range { sum += series[index] }
    let mean = sum / Double(range.count)
    var variance = 0.0
    for index in range {
      let deviation = series[index] - mean
      variance += deviation.dot(deviation)
    }
    return (mean, variance / Double(range.count))
  }
}
