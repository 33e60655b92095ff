/// A symmetric matrix of 3 × 3 in every lane.
struct LaneSymmetricMatrix3<Lane: LaneNumber>: Sendable, Hashable {
  var xx: Lane
  var xy: Lane
  var xz: Lane
  var yy: Lane
  var yz: Lane
  var zz: Lane

  @inline(__always)
  init(xx: Lane, xy: Lane, xz: Lane, yy: Lane, yz: Lane, zz: Lane) {
    (self.xx, self.xy, self.xz, self.yy, self.yz, self.zz) = (xx, xy, xz, yy, yz, zz)
  }

  @inline(__always)
  init(diagonal d: Lane) {
    self.init(xx: d, xy: .zero, xz: .zero, yy: d, yz: .zero, zz: d)
  }

  /// *A* adj *A* = det *A*: the matrix of the cofactors.
  @inline(__always)
  var adjugate: LaneSymmetricMatrix3 {
    LaneSymmetricMatrix3(
      xx: yy * zz - yz * yz, xy: xz * yz - xy * zz, xz: xy * yz - xz * yy,
      yy: xx * zz - xz * xz, yz: xy * xz - xx * yz, zz: xx * yy - xy * xy)
  }

  /// - Parameter adjugate: Of this matrix.
  @inline(__always)
  func determinant(_ adjugate: LaneSymmetricMatrix3) -> Lane {
    (xx * adjugate.xx + xy * adjugate.xy) + xz * adjugate.xz
  }

  @inline(__always)
  func times(_ v: LaneVector<Lane>) -> LaneVector<Lane> {
    LaneVector(
      (xx * v.x + xy * v.y) + xz * v.z, (xy * v.x + yy * v.y) + yz * v.z,
      (xz * v.x + yz * v.y) + zz * v.z)
  }

  @inline(__always)
  static func + (a: LaneSymmetricMatrix3, b: LaneSymmetricMatrix3) -> LaneSymmetricMatrix3 {
    LaneSymmetricMatrix3(
      xx: a.xx + b.xx, xy: a.xy + b.xy, xz: a.xz + b.xz, yy: a.yy + b.yy, yz: a.yz + b.yz,
      zz: a.zz + b.zz)
  }

  @inline(__always)
  static func * (a: LaneSymmetricMatrix3, s: Lane) -> LaneSymmetricMatrix3 {
    LaneSymmetricMatrix3(
      xx: a.xx * s, xy: a.xy * s, xz: a.xz * s, yy: a.yy * s, yz: a.yz * s, zz: a.zz * s)
  }

  /// The largest sum of magnitudes in a row, which no eigenvalue exceeds.
  @inline(__always)
  var largestRowSum: Lane {
    let (xy, xz, yz) = (xy.absolute, xz.absolute, yz.absolute)
    return (xx.absolute + (xy + xz)).larger(yy.absolute + (xy + yz))
      .larger(zz.absolute + (xz + yz))
  }
}
