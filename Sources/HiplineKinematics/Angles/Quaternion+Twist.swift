import HiplineCore
import RealModule

extension Quaternion {
  /// How far a rotation turns about a given axis in radians, −π … π, right-handed; what remains tilts the axis.
  ///
  /// With *q* = [*w*, **v**] and the unit axis **j**, *q* = twist ⊗ swing, where the swing turns about a line across **j**:
  ///
  ///     twist = 2 atan2(j·v, w)
  ///
  /// Of all rotations about **j** the twist is the one that leaves the smallest remainder. Multiplying *q* by a rotation about
  /// **j** adds to the twist. At a swing of half a turn the twist is undefined, and near it noise is amplified by
  /// 1 / cos(swing / 2). *q* and −*q* give the same.
  ///
  /// For q = [½, ½, ½, ½] and j ∝ [1, 1, 0] it is 1.9106332362. Checked against `quatProject` of qmt 0.2.4.
  ///
  /// - Parameter axis: In the frame that the rotation starts from.
  /// - Precondition: `axis` has length one.
  func twistRadians(about axis: Vector3) -> Double {
    precondition(abs(axis.norm - 1) < 1e-6, "an axis of length one expected")
    let along = axis.dot(vector)
    return 2 * Double.atan2(y: w < 0 ? -along : along, x: abs(w))
  }
}
