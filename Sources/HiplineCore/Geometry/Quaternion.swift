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
