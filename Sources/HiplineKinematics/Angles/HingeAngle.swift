import HiplineCore
import HiplineSignal
import RealModule

/// The angle of a segment about its hinge axis over a stretch of a recording.
///
/// With the axis *j* and the up direction *u* in sensor coordinates, the angle is minus the azimuth of *u* about
/// *j*: when the segment turns by +θ about *j*, the vertical turns by −θ in the sensor. It grows at *ω·j*, and a
/// rotation about the vertical, which gravity cannot see, does not change it.
package struct HingeAngle: Sendable {
  /// The samples of the recording that the series covers.
  package var range: Range<Int>

  /// The axis in sensor coordinates, pointing so that ``degrees`` grows with a right-handed rotation.
  package var axis: HingeAxis

  /// How far the axis is from horizontal, in degrees 0…90.
  var inclinationDegrees: Double

  /// Where the angle came from.
  package var source: Source

  /// The angle in degrees, zero at the median pose, `[range.count]`.
  package var degrees: [Double]

  /// The rate about the axis in °/s, below the tremor band, `[range.count]`.
  package var rateDegreesPerSecond: [Double]

  /// How far the vertical leaves the cone about the axis, in degrees, `[range.count]`: motion off the hinge.
  package var offAxisDegrees: [Double]

  /// What an angle was measured by.
  package enum Source: String, Sendable {
    /// How the vertical turns in the sensor: no drift.
    case gravity
    /// The integral of the gyroscope's rate about the axis, less a straight line for drift.
    case gyroscope
  }

  /// An axis within this angle of the vertical hides its rotation from gravity, in degrees.
  ///
  /// The azimuth's error is the direction's error divided by the sine of the angle between axis and vertical,
  /// which at 20° is three times.
  static let blindConeDegrees = 20.0

  /// The angle about the principal axis of the movement in `range`; without a gyroscope about the axis of the vertical's cone,
  /// where that shows.
  ///
  /// Where the axis is so close to vertical that gravity cannot tell, the gyroscope is integrated and its drift
  /// taken out as a straight line; without a gyroscope there is no angle.
  ///
  /// - Parameters:
  ///   - motion: How the segment turns.
  ///   - range: The samples of one bout of movement, within those of `motion`.
  ///   - moves: Those of them that show the axis; nil for all.
  /// - Returns: nil without any movement, or where neither gravity nor a gyroscope can tell the angle.
  package static func measure(
    _ motion: SegmentMotion, in range: Range<Int>, moves: [Range<Int>]? = nil
  ) -> HingeAngle? {
    guard
      var axis = moves.map({ HingeAxis.principal(of: motion.angularRate, in: $0) })
        ?? HingeAxis.principal(of: motion.angularRate, in: range),
      let meanUp = range.reduce(Vector3.zero, { $0 + motion.up.vectors[$1] }).normalized
    else { return nil }
    if motion.gyroscope == nil,
      let direction = HingeAxis.coneDirection(of: motion.up.vectors, in: range)
    {
      axis.direction = direction.dot(axis.direction) < 0 ? -direction : direction
    }
    let inclination = axis.inclinationDegrees(up: meanUp)
    let blind = inclination > 90 - blindConeDegrees
    if blind && motion.gyroscope == nil { return nil }

    let rates =
      blind
      ? gyroscopeRates(motion, about: axis.direction, in: range)
      : range.map { motion.angularRate[$0].dot(axis.direction) * Angle.degreesPerRadian }
    let degrees =
      blind
      ? Detrend.line.applied(
        to: CumulativeIntegral.trapezoid(rates, sampleRateHertz: motion.sampleRateHertz))
      : centred(azimuths(motion.up.vectors, about: axis.direction, in: range).map { -$0 })
    return HingeAngle(
      range: range, axis: axis, inclinationDegrees: inclination,
      source: blind ? .gyroscope : .gravity, degrees: degrees,
      rateDegreesPerSecond: motion.gyroscope == nil
        ? Difference.central(degrees, sampleRateHertz: motion.sampleRateHertz) : rates,
      offAxisDegrees: range.map {
        let sine = motion.up.vectors[$0].dot(axis.direction)
        return Double.asin(min(1, max(-1, sine))) * Angle.degreesPerRadian
      })
  }

  /// The same movement seen from the other end of the axis: angle and rate change sign.
  package var reversed: HingeAngle {
    var copy = self
    copy.axis.direction = -axis.direction
    copy.degrees = degrees.map { -$0 }
    copy.rateDegreesPerSecond = rateDegreesPerSecond.map { -$0 }
    copy.offAxisDegrees = offAxisDegrees.map { -$0 }
    return copy
  }

  /// The gyroscope's rate about the axis in °/s, below the tremor band.
  private static func gyroscopeRates(
    _ motion: SegmentMotion, about axis: Vector3, in range: Range<Int>
  ) -> [Double] {
    guard let gyroscope = motion.gyroscope else { return [] }
    let rates = range.map { gyroscope[$0].dot(axis) * Angle.degreesPerRadian }
    return MovementBand.lowPass(rates, sampleRateHertz: motion.sampleRateHertz)
  }

  /// The azimuth of each vector about `axis` in degrees, unwrapped.
  private static func azimuths(
    _ vectors: VectorSeries, about axis: Vector3, in range: Range<Int>
  ) -> [Double] {
    let mean = range.reduce(Vector3.zero) { $0 + vectors[$1] }
    let across = mean - axis * mean.dot(axis)
    let first = across.normalized ?? axis.anyPerpendicular
    let second = axis.cross(first)
    var turns = 0.0
    var previous: Double?
    return range.map { index in
      let azimuth = Double.atan2(y: vectors[index].dot(second), x: vectors[index].dot(first))
      if let previous {
        if azimuth - previous > .pi { turns -= 2 * .pi }
        if azimuth - previous < -.pi { turns += 2 * .pi }
      }
      previous = azimuth
      return (azimuth + turns) * Angle.degreesPerRadian
    }
  }

  private static func centred(_ degrees: [Double]) -> [Double] {
    let middle = RobustStatistics.median(degrees) ?? 0
    return degrees.map { $0 - middle }
  }
}
