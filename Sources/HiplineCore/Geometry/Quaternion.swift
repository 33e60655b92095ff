import RealModule

/// A rotation as a unit quaternion, scalar first.
///
/// `q.rotate(v)` is *q v q\**. A `sensorToEarth` quaternion takes sensor coordinates to earth coordinates,
/// so a rotation about a sensor axis is multiplied from the right and one about an earth axis from the left.
package struct Quaternion: Sendable, Hashable {
  package var w: Double
  package var x: Double
  package var y: Double
  package var z: Double

  @inlinable
  package init(_ w: Double, _ x: Double, _ y: Double, _ z: Double) {
    self.w = w
    self.x = x
    self.y = y
    self.z = z
  }

  /// The rotation by `angleRadians` about `axis`, right-handed.
  ///
  /// - Precondition: `axis` has length one.
  package init(axis: Vector3, angleRadians: Double) {
    let sine = Double.sin(angleRadians / 2)
    self.init(Double.cos(angleRadians / 2), axis.x * sine, axis.y * sine, axis.z * sine)
  }

  /// The rotation whose axis is the direction of `rotationVector` and whose angle in radians is its length.
  package init(rotationVector: Vector3) {
    if let axis = rotationVector.normalized {
      self.init(axis: axis, angleRadians: rotationVector.norm)
    } else {
      self = .identity
    }
  }

  /// The rotation that a matrix makes, by its rows.
  ///
  /// Source: Shepperd 1978, J Guid Control 1:223–224.
  ///
  /// - Parameter tolerance: How far the rows may be from lengths of one, right angles and a right hand.
  /// - Returns: nil for a matrix that is none of a rotation.
  /// - Precondition: three rows.
  package init?(rows: [Vector3], tolerance: Double) {
    precondition(rows.count == 3, "three rows expected, got \(rows.count)")
    let errors = [
      rows[0].norm - 1, rows[1].norm - 1, rows[2].norm - 1, rows[0].dot(rows[1]),
      rows[0].cross(rows[1]).dot(rows[2]) - 1,
    ]
    guard errors.allSatisfy({ abs($0) <= tolerance }) else { return nil }
    let (x, y, z) = (rows[2].y - rows[1].z, rows[0].z - rows[2].x, rows[1].x - rows[0].y)
    let (xy, xz, yz) = (rows[0].y + rows[1].x, rows[0].z + rows[2].x, rows[1].z + rows[2].y)
    let diagonal = [rows[0].x, rows[1].y, rows[2].z]
    let trace = diagonal[0] + diagonal[1] + diagonal[2]
    let turn: Quaternion
    if trace >= diagonal[0], trace >= diagonal[1], trace >= diagonal[2] {
      turn = Quaternion(1 + trace, x, y, z)
    } else if diagonal[0] >= diagonal[1], diagonal[0] >= diagonal[2] {
      turn = Quaternion(x, 1 + 2 * diagonal[0] - trace, xy, xz)
    } else if diagonal[1] >= diagonal[2] {
      turn = Quaternion(y, xy, 1 + 2 * diagonal[1] - trace, yz)
    } else {
      turn = Quaternion(z, xz, yz, 1 + 2 * diagonal[2] - trace)
    }
    self = turn.normalized
  }

  /// The axis of the rotation times its angle in radians, at most π long; the inverse of ``init(rotationVector:)``.
  package var rotationVector: Vector3 {
    let sine = vector.norm
    guard sine > 0 else { return .zero }
    let angle = 2 * (w < 0 ? Double.atan2(y: -sine, x: -w) : Double.atan2(y: sine, x: w))
    return vector * (angle / sine)
  }

  package static let identity = Quaternion(1, 0, 0, 0)

  /// The vector part.
  @inlinable
  package var vector: Vector3 { Vector3(x, y, z) }

  /// The inverse rotation.
  @inlinable
  package var conjugate: Quaternion { Quaternion(w, -x, -y, -z) }

  /// The same rotation, with length one restored; the identity for the zero quaternion.
  package var normalized: Quaternion {
    let length = (w * w + x * x + y * y + z * z).squareRoot()
    guard length > 0 else { return .identity }
    return Quaternion(w / length, x / length, y / length, z / length)
  }

  /// The product: first `b`, then `a`, when applied to a vector.
  @inlinable
  package static func * (a: Quaternion, b: Quaternion) -> Quaternion {
    Quaternion(
      a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
      a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
      a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
      a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w)
  }

  /// The vector after the rotation.
  @inlinable
  package func rotate(_ v: Vector3) -> Vector3 {
    let t = 2 * vector.cross(v)
    return v + w * t + vector.cross(t)
  }
}
