/// Two gyroscope biases in rad/s with their covariances in (rad/s)², one in each lane.
struct BiasEstimate: Sendable, Hashable {
  var bias = PairVector.zero
  private var xx: Pair
  private var xy = Pair.zero
  private var xz = Pair.zero
  private var yy: Pair
  private var yz = Pair.zero
  private var zz: Pair

  /// What is left of an estimate without its biases, to be kept for many samples.
  struct Covariance {
    fileprivate let xx: Pair
    fileprivate let xy: Pair
    fileprivate let xz: Pair
    fileprivate let yy: Pair
    fileprivate let yz: Pair
    fileprivate let zz: Pair
  }

  @inline(__always)
  var covariance: Covariance { Covariance(xx: xx, xy: xy, xz: xz, yy: yy, yz: yz, zz: zz) }

  @inline(__always)
  init(bias: PairVector, covariance c: Covariance) {
    self.bias = bias
    (xx, xy, xz, yy, yz, zz) = (c.xx, c.xy, c.xz, c.yy, c.yz, c.zz)
  }

  /// No bias, with the same variance in all directions.
  init(variance: Double) {
    xx = Pair(repeating: variance)
    yy = xx
    zz = xx
  }

  /// The largest sum of magnitudes in a row of the covariance, which no eigenvalue exceeds.
  @inline(__always)
  var varianceBound: Pair {
    let (xyMagnitude, xzMagnitude, yzMagnitude) = (abs(xy), abs(xz), abs(yz))
    return larger(
      xx + xyMagnitude + xzMagnitude,
      larger(xyMagnitude + yy + yzMagnitude, xzMagnitude + yzMagnitude + zz))
  }

  /// The variances grown by `step`, each only while it is below `limit`.
  @inline(__always)
  mutating func grow(by step: Double, below limit: Double) {
    let step = Pair(repeating: step)
    let limit = Pair(repeating: limit)
    xx += PairMask(xx .< limit).keep(step)
    yy += PairMask(yy .< limit).keep(step)
    zz += PairMask(zz .< limit).keep(step)
  }

  /// The Kalman update with three measurements of *R b* whose errors are independent.
  ///
  /// With *S* = *R P Rᵀ* + *W* = *L D Lᵀ*. The same as one measurement after the other, with less waiting.
  ///
  /// - Parameters:
  ///   - rows: Of *R*.
  ///   - residual: The measurement less *R b*.
  ///   - variances: The diagonal of *W*; a measurement of infinite variance changes nothing.
  @inline(__always)
  mutating func update(
    rows r: (PairVector, PairVector, PairVector), residual: PairVector,
    variances: (Pair, Pair, Pair)
  ) {
    let p1 = covariance(times: r.0)
    let p2 = covariance(times: r.1)
    let p3 = covariance(times: r.2)
    let s12 = r.0.dot(p2)
    let s13 = r.0.dot(p3)
    let i1 = 1 / (r.0.dot(p1) + variances.0)
    let l21 = s12 * i1
    let l31 = s13 * i1
    let rest = r.1.dot(p3) - l31 * s12
    let i2 = 1 / ((r.1.dot(p2) + variances.1) - l21 * s12)
    let l32 = rest * i2
    let i3 = 1 / (((r.2.dot(p3) + variances.2) - l31 * s13) - l32 * rest)
    let c2 = p2 - p1 * l21
    let c3 = (p3 - p1 * l31) - c2 * l32
    let e2 = residual.y - l21 * residual.x
    let e3 = (residual.z - l31 * residual.x) - l32 * e2
    let g1 = p1 * i1
    let g2 = c2 * i2
    let g3 = c3 * i3
    bias = bias + ((g1 * residual.x + g2 * e2) + g3 * e3)
    subtractOuterProduct(g1, p1)
    subtractOuterProduct(g2, c2)
    subtractOuterProduct(g3, c3)
  }

  @inline(__always)
  private func covariance(times v: PairVector) -> PairVector {
    PairVector(
      (xx * v.x + xy * v.y) + xz * v.z, (xy * v.x + yy * v.y) + yz * v.z,
      (xz * v.x + yz * v.y) + zz * v.z)
  }

  @inline(__always)
  private mutating func subtractOuterProduct(_ a: PairVector, _ b: PairVector) {
    xx -= a.x * b.x
    xy -= a.x * b.y
    xz -= a.x * b.z
    yy -= a.y * b.y
    yz -= a.y * b.z
    zz -= a.z * b.z
  }

  /// The lanes exchanged and the biases negated: the other direction of time.
  @inline(__always)
  var reversed: BiasEstimate {
    var result = self
    result.bias = PairVector(-swapped(bias.x), -swapped(bias.y), -swapped(bias.z))
    (result.xx, result.xy, result.xz) = (swapped(xx), swapped(xy), swapped(xz))
    (result.yy, result.yz, result.zz) = (swapped(yy), swapped(yz), swapped(zz))
    return result
  }

  /// The mean with an independent estimate, weighted by the inverse covariances.
  ///
  /// It is the Kalman update with the other estimate as the measurement. The other's errors are correlated; a linear
  /// change of coordinates, *P₂* = *L D Lᵀ*, makes its three components independent of each other.
  @inline(__always)
  func averaged(with other: BiasEstimate) -> BiasEstimate {
    // L has ones on its diagonal; the rows of its inverse are measured, with variances D.
    let l21 = other.xy / other.xx
    let l31 = other.xz / other.xx
    let d2 = other.yy - l21 * other.xy
    let rest = other.yz - l31 * other.xy
    let l32 = rest / d2
    let d3 = (other.zz - l31 * other.xz) - l32 * rest
    let one = Pair(1, 1)
    let rows = (
      PairVector(one, .zero, .zero), PairVector(-l21, one, .zero),
      PairVector(l32 * l21 - l31, -l32, one)
    )
    let difference = other.bias - bias
    var result = self
    result.update(
      rows: rows,
      residual: PairVector(
        rows.0.dot(difference), rows.1.dot(difference), rows.2.dot(difference)),
      variances: (other.xx, d2, d3))
    return result
  }
}

@inline(__always)
private func swapped(_ pair: Pair) -> Pair { Pair(pair[1], pair[0]) }
