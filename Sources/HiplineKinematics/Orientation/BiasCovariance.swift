import HiplineCore

/// The covariance of a gyroscope bias in (rad/s)²: a symmetric 3 × 3 matrix by its six numbers.
struct BiasCovariance: Sendable, Hashable {
  var xx: Double
  var xy: Double
  var xz: Double
  var yy: Double
  var yz: Double
  var zz: Double

  init(xx: Double, xy: Double, xz: Double, yy: Double, yz: Double, zz: Double) {
    self.xx = xx
    self.xy = xy
    self.xz = xz
    self.yy = yy
    self.yz = yz
    self.zz = zz
  }

  /// The same variance in all directions.
  init(variance: Double) {
    self.init(xx: variance, xy: 0, xz: 0, yy: variance, yz: 0, zz: variance)
  }

  /// The square root of the largest sum of magnitudes in a row, which no eigenvalue exceeds, in rad/s.
  func sigmaBound(atMost limit: Double = .infinity) -> Double {
    let rows = (
      abs(xx) + abs(xy) + abs(xz), abs(xy) + abs(yy) + abs(yz), abs(xz) + abs(yz) + abs(zz)
    )
    return min(max(rows.0, max(rows.1, rows.2)), limit).squareRoot()
  }

  /// The variances grown by `step`, each only while it is below `limit`.
  @inline(__always)
  mutating func grow(by step: Double, below limit: Double) {
    if xx < limit { xx += step }
    if yy < limit { yy += step }
    if zz < limit { zz += step }
  }

  @inline(__always)
  func times(_ v: Vector3) -> Vector3 {
    Vector3(
      xx * v.x + xy * v.y + xz * v.z, xy * v.x + yy * v.y + yz * v.z,
      xz * v.x + yz * v.y + zz * v.z)
  }

  /// The inverse by cofactors: one division.
  @inline(__always)
  var inverse: BiasCovariance {
    let cxx = yy * zz - yz * yz
    let cxy = xz * yz - xy * zz
    let cxz = xy * yz - xz * yy
    let d = 1 / (xx * cxx + xy * cxy + xz * cxz)
    return BiasCovariance(
      xx: cxx * d, xy: cxy * d, xz: cxz * d, yy: (xx * zz - xz * xz) * d,
      yz: (xy * xz - xx * yz) * d, zz: (xx * yy - xy * xy) * d)
  }

  /// This matrix plus `diagonal` on its diagonal.
  @inline(__always)
  func adding(_ diagonal: Vector3) -> BiasCovariance {
    BiasCovariance(
      xx: xx + diagonal.x, xy: xy, xz: xz, yy: yy + diagonal.y, yz: yz, zz: zz + diagonal.z)
  }

  @inline(__always)
  static func + (a: BiasCovariance, b: BiasCovariance) -> BiasCovariance {
    BiasCovariance(
      xx: a.xx + b.xx, xy: a.xy + b.xy, xz: a.xz + b.xz, yy: a.yy + b.yy, yz: a.yz + b.yz,
      zz: a.zz + b.zz)
  }

  /// Takes *A M Aᵀ* away, where the rows of *A* are `a`, `b`, `c` and *M* is symmetric.
  @inline(__always)
  mutating func subtract(_ a: Vector3, _ b: Vector3, _ c: Vector3, around m: BiasCovariance) {
    let ma = m.times(a)
    let mb = m.times(b)
    xx -= a.dot(ma)
    xy -= b.dot(ma)
    xz -= c.dot(ma)
    yy -= b.dot(mb)
    yz -= c.dot(mb)
    zz -= c.dot(m.times(c))
  }

  /// The Kalman update with a direct measurement of the bias, and what it adds to the bias.
  @inline(__always)
  mutating func update(residual: Vector3, variance: Double) -> Vector3 {
    let gain = adding(Vector3(variance, variance, variance)).inverse
    let weighted = gain.times(residual)
    let change = times(weighted)
    subtract(
      Vector3(xx, xy, xz), Vector3(xy, yy, yz), Vector3(xz, yz, zz), around: gain)
    return change
  }

  /// The Kalman update with a measurement of *R b*, and what it adds to the bias.
  ///
  /// - Parameters:
  ///   - r1: First row of *R*; `r2` and `r3` the others.
  ///   - variances: Of the three components of the measurement.
  @inline(__always)
  mutating func update(
    residual: Vector3, rows r1: Vector3, _ r2: Vector3, _ r3: Vector3, variances: Vector3
  ) -> Vector3 {
    // The columns of P Rᵀ.
    let p1 = times(r1)
    let p2 = times(r2)
    let p3 = times(r3)
    let gain = BiasCovariance(
      xx: r1.dot(p1) + variances.x, xy: r1.dot(p2), xz: r1.dot(p3), yy: r2.dot(p2) + variances.y,
      yz: r2.dot(p3), zz: r3.dot(p3) + variances.z
    ).inverse
    let weighted = gain.times(residual)
    let rowX = Vector3(p1.x, p2.x, p3.x)
    let rowY = Vector3(p1.y, p2.y, p3.y)
    let rowZ = Vector3(p1.z, p2.z, p3.z)
    subtract(rowX, rowY, rowZ, around: gain)
    return Vector3(rowX.dot(weighted), rowY.dot(weighted), rowZ.dot(weighted))
  }
}
