public import HiplineCore
import RealModule

/// A rotation taken apart into a twist about a given axis and a swing that tilts the axis.
///
/// With *q* = [*w*, **v**] and the unit axis **j**, *q* = twist ⊗ swing, where the swing turns about a line across
/// **j**:
///
///     twist = 2 atan2(j·v, w)          swing = 2 atan2(|v − (j·v) j|, √(w² + (j·v)²))
///
/// Of all rotations about **j** the twist is the one that leaves the smallest remainder. Multiplying *q* by a
/// rotation about **j** adds to the twist and leaves the swing alone. At a swing of half a turn the twist is
/// undefined, and near it noise is amplified by 1 / cos(swing / 2).
///
/// For q = [½, ½, ½, ½] and j ∝ [1, 1, 0] the twist is 1.9106332362 and the swing 1.0471975512.
///
/// Checked against `quatProject` of qmt 0.2.4.
public struct SwingTwist: Sendable, Hashable {
  /// The rotation about the axis in radians, −π … π, right-handed.
  public var twistRadians: Double

  /// How far the rotation tilts the axis, in radians, 0 … π: the angle between **j** and *q* **j** *q\**.
  public var swingRadians: Double

  /// - Parameters:
  ///   - rotation: A unit quaternion; *q* and −*q* give the same.
  ///   - axis: A unit vector, in the frame that the rotation starts from.
  /// - Precondition: `axis` has length one.
  public init(of rotation: Quaternion, about axis: Vector3) {
    precondition(abs(axis.norm - 1) < 1e-6, "an axis of length one expected")
    let along = axis.dot(rotation.vector)
    let across = (rotation.vector - along * axis).norm
    let w = rotation.w
    twistRadians = 2 * Double.atan2(y: w < 0 ? -along : along, x: abs(w))
    swingRadians = 2 * Double.atan2(y: across, x: (w * w + along * along).squareRoot())
  }

  /// The twists of a series, without jumps of a full turn.
  ///
  /// - Parameters:
  ///   - rotations: Unit quaternions, `[samples]`, less than half a turn of twist apart.
  ///   - axis: A unit vector.
  /// - Returns: In radians, `[samples]`, not bounded.
  public static func unwrappedTwistRadians(
    of rotations: [Quaternion], about axis: Vector3
  ) -> [Double] {
    Angle.unwrapped(rotations.map { SwingTwist(of: $0, about: axis).twistRadians })
  }
}
