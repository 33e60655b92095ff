/// Two gyroscope biases in rad/s with their covariances in (rad/s)², one in each lane.
struct BiasEstimate: Sendable, Hashable {
  var bias = PairVector.zero
  private var xx: Pair
  private var xy = Pair.zero
  private var xz = Pair.zero
  private var yy: Pair
  private var yz = Pair.zero
  private var zz: Pair

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

  /// The Kalman update with one measurement of *r b*.
  ///
  /// - Parameter residual: The measurement less *r b*.
  /// - Returns: What was added to the bias.
  @inline(__always)
  mutating func update(row r: PairVector, residual: Pair, variance: Pair) -> PairVector {
    let p = covariance(times: r)
    let inverse = 1 / (r.dot(p) + variance)
    let gain = p * inverse
    let change = gain * residual
    bias = bias + change
    subtractOuterProduct(gain, p)
    return change
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
    var result = self
    let difference = other.bias - bias
    var residual = rows.0.dot(difference)
    var change = result.update(row: rows.0, residual: residual, variance: other.xx)
    residual = rows.1.dot(difference - change)
    change = change + result.update(row: rows.1, residual: residual, variance: d2)
    residual = rows.2.dot(difference - change)
    _ = result.update(row: rows.2, residual: residual, variance: d3)
    return result
  }
}

@inline(__always)
private func swapped(_ pair: Pair) -> Pair { Pair(pair[1], pair[0]) }
