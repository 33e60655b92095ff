public import HiplineCore
import HiplineSignal

/// The line about which a segment turns during an exercise, in sensor coordinates.
///
/// It is found from the movement itself, so it does not matter how the sensor is strapped on.
public struct HingeAxis: Sendable, Hashable {
  /// Unit vector; its sign is arbitrary until a polarity is chosen.
  public var direction: Vector3

  /// The share of the rotation that happens about the axis, 1/3…1: λ₁ / (λ₁ + λ₂ + λ₃).
  public var planarity: Double

  /// - Parameters:
  ///   - direction: Of length one, in sensor coordinates.
  ///   - planarity: The share of the rotation about it, 1/3…1.
  public init(direction: Vector3, planarity: Double) {
    self.direction = direction
    self.planarity = planarity
  }

  /// Below this nothing turns but the last digits, in rad/s.
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
  public static func principal(
    of angularRate: VectorSeries<SensorFrame>, in range: Range<Int>
  ) -> HingeAxis? {
    let speeds = range.map { angularRate[$0].norm }
    guard let limit = RobustStatistics.quantile(0.9, of: speeds), limit > smallestRate else {
      return nil
    }
    var matrix = SymmetricMatrix3()
    for (index, speed) in zip(range, speeds) where speed > 0 {
      let scale = min(1, limit / speed)
      matrix.addOuterProduct(angularRate[index], weight: scale * scale)
    }
    let pairs = matrix.eigenpairs()
    let total = pairs.reduce(0) { $0 + $1.value }
    guard total > 0 else { return nil }
    return HingeAxis(direction: pairs[0].vector, planarity: pairs[0].value / total)
  }

  /// How far the axis is from horizontal, in degrees 0…90.
  ///
  /// - Parameter up: The vertical in sensor coordinates, of length one: the mean over the movement.
  public func inclinationDegrees(up: Vector3) -> Double {
    90
      - min(
        Angle.degrees(between: direction, and: up), Angle.degrees(between: -direction, and: up))
  }
}
