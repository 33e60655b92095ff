package import HiplineCore
import HiplineSignal

/// The line about which a segment turns during an exercise, in sensor coordinates.
///
/// It is found from the movement itself, so it does not matter how the sensor is strapped on.
package struct HingeAxis: Sendable, Hashable {
  /// Unit vector; its sign is arbitrary until a polarity is chosen.
  package var direction: Vector3

  /// The share of the rotation that happens about the axis, 1/3…1: λ₁ / (λ₁ + λ₂ + λ₃).
  package var planarity: Double

  /// - Parameters:
  ///   - direction: Of length one, in sensor coordinates.
  ///   - planarity: The share of the rotation about it, 1/3…1.
  package init(direction: Vector3, planarity: Double) {
    self.direction = direction
    self.planarity = planarity
  }

  /// Below this nothing turns, in rad/s: a hundredth of a degree in two days, the last digits of a double.
  static let smallestRate = 1e-9

  /// The principal axis of the angular rate.
  ///
  /// The matrix Σ *u uᵀ* is not centred, because a movement to and fro has mean rate zero. A rate above the 90th
  /// percentile counts as the 90th percentile, so one large movement, such as standing up, does not outvote the
  /// repetitions.
  ///
  /// - Parameters:
  ///   - angularRate: In rad/s, below the tremor band, `[samples]`.
  ///   - range: The samples to look at, within those of `angularRate`.
  /// - Returns: nil without any rotation.
  /// - Complexity: O(*n*).
  ///
  /// Derived: the first principal component of an uncentred second moment.
  package static func principal(
    of angularRate: VectorSeries, in range: Range<Int>
  ) -> HingeAxis? {
    principal(of: angularRate, at: range)
  }

  /// The same of the samples of several stretches.
  static func principal(
    of angularRate: VectorSeries, in ranges: [Range<Int>]
  ) -> HingeAxis? {
    principal(of: angularRate, at: Array(ranges.joined()))
  }

  private static func principal(
    of angularRate: VectorSeries, at samples: some Collection<Int>
  ) -> HingeAxis? {
    let speeds = samples.map { angularRate[$0].norm }
    guard let limit = RobustStatistics.quantile(fastShare, of: speeds), limit > smallestRate else {
      return nil
    }
    var matrix = SymmetricMatrix3()
    for (index, speed) in zip(samples, speeds) where speed > 0 {
      let scale = min(1, limit / speed)
      matrix.addOuterProduct(angularRate[index], weight: scale * scale)
    }
    let pairs = matrix.eigenpairs()
    let total = pairs.reduce(0) { $0 + $1.value }
    guard total > 0 else { return nil }
    return HingeAxis(direction: pairs[0].vector, planarity: pairs[0].value / total)
  }

  /// The axis of the cone on which the vertical moves in the sensor, for a sensor without a gyroscope.
  ///
  /// What such a sensor sees of a rotation is across the vertical only, so that an inclined axis seems level. But the vertical
  /// keeps its angle to the axis, and moves on a circle in a plane across it: the axis is the direction in which it varies least.
  /// That can be told once the circle bends by more than the vertical leaves it.
  ///
  /// - Parameters:
  ///   - up: Unit vectors of the vertical in sensor coordinates, `[samples]`.
  ///   - range: The samples to look at, within those of `up`.
  /// - Returns: Of length one, either way round; nil where the circle does not bend clearly.
  /// - Complexity: O(*n*).
  ///
  /// Derived: the last principal component of a centred second moment.
  static func coneDirection(
    of up: VectorSeries, in range: Range<Int>
  ) -> Vector3? {
    guard !range.isEmpty else { return nil }
    let mean = range.reduce(Vector3.zero) { $0 + up[$1] } / Double(range.count)
    var matrix = SymmetricMatrix3()
    for index in range { matrix.addOuterProduct(up[index] - mean) }
    let pairs = matrix.eigenpairs()
    let direction = pairs[2].vector
    // A short arc is flat, and a vector of length one varies least along itself.
    let inclination = abs(90 - Angle.degrees(between: direction, and: mean))
    guard pairs[1].value > clearBend * clearBend * pairs[2].value,
      inclination < steepestDegrees
    else { return nil }
    return direction
  }

  /// Rates are cut to this quantile of them, so that one fast move does not decide the axis; a share of the samples. Chosen, not
  /// derived: in a set a tenth of the time is at the peaks of its movements.
  static let fastShare = 0.9

  /// A rotation is one about an axis if so large a share of it is. Nine tenths, because a straight leg that healthy people raise
  /// turns to that share about one line; 1/3 is rotation about any.
  package static let clearPlanarity = 0.9

  /// The circle has to bend by so many standard deviations of what leaves it. Three, as usual: a straight line that noise bends
  /// passes once in some 370.
  static let clearBend = 3.0

  /// An axis steeper than this is taken for the vertical itself, in degrees from level. Chosen, not derived: halfway between the
  /// two.
  static let steepestDegrees = 45.0

  /// How far the axis is from horizontal, in degrees 0…90.
  ///
  /// - Parameter up: The vertical in sensor coordinates, of length one: the mean over the movement.
  package func inclinationDegrees(up: Vector3) -> Double {
    90
      - min(
        Angle.degrees(between: direction, and: up), Angle.degrees(between: -direction, and: up))
  }
}
