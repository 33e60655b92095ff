/// A gyroscope's bias in rad/s with its covariance in (rad/s)², in every lane.
struct BiasEstimate<Lane: LaneNumber>: Sendable, Hashable {
  var bias: LaneVector<Lane>
  private(set) var covariance: LaneSymmetricMatrix3<Lane>

  @inline(__always)
  init(bias: LaneVector<Lane>, covariance: LaneSymmetricMatrix3<Lane>) {
    self.bias = bias
    self.covariance = covariance
  }

  /// No bias, with the same variance in all directions.
  init(variance: Double) {
    self.init(bias: .zero, covariance: .init(diagonal: Lane(repeating: variance)))
  }

  /// No eigenvalue of the covariance exceeds it.
  @inline(__always)
  var varianceBound: Lane { covariance.largestRowSum }

  /// The variances grown by `step`, each only while it is below `limit`.
  @inline(__always)
  mutating func grow(by step: Double, below limit: Double) {
    func grown(_ variance: Lane) -> Lane {
      variance
        + variance.isBelow(Lane(repeating: limit)).choose(Lane(repeating: step), else: .zero)
    }
    covariance.xx = grown(covariance.xx)
    covariance.yy = grown(covariance.yy)
    covariance.zz = grown(covariance.zz)
  }

  /// The Kalman update with three measurements of *R b* whose errors are independent, as *P⁻¹* + *Rᵀ W⁻¹ R*.
  ///
  /// - Parameters:
  ///   - rows: Of *R*.
  ///   - residual: The measurement less *R b*.
  ///   - weights: The diagonal of *W⁻¹*; a measurement of weight zero changes nothing but by rounding.
  @inline(__always)
  mutating func update(
    rows r: (LaneVector<Lane>, LaneVector<Lane>, LaneVector<Lane>), residual: LaneVector<Lane>,
    weights: (Lane, Lane, Lane)
  ) {
    let adjugate = covariance.adjugate
    let determinant = covariance.determinant(adjugate)
    let w1 = r.0 * (weights.0 * determinant)
    let w2 = r.1 * (weights.1 * determinant)
    let w3 = r.2 * (weights.2 * determinant)
    let evidence = LaneSymmetricMatrix3(
      xx: (w1.x * r.0.x + w2.x * r.1.x) + w3.x * r.2.x,
      xy: (w1.x * r.0.y + w2.x * r.1.y) + w3.x * r.2.y,
      xz: (w1.x * r.0.z + w2.x * r.1.z) + w3.x * r.2.z,
      yy: (w1.y * r.0.y + w2.y * r.1.y) + w3.y * r.2.y,
      yz: (w1.y * r.0.z + w2.y * r.1.z) + w3.y * r.2.z,
      zz: (w1.z * r.0.z + w2.z * r.1.z) + w3.z * r.2.z)
    let pull = (w1 * residual.x + w2 * residual.y) + w3 * residual.z
    invert(adjugate + evidence, pull: pull, determinant)
  }

  /// The same where *R* is one and the weights are equal.
  @inline(__always)
  mutating func update(residual: LaneVector<Lane>, weight: Lane) {
    let adjugate = covariance.adjugate
    let determinant = covariance.determinant(adjugate)
    let scaled = weight * determinant
    var information = adjugate
    information.xx = adjugate.xx + scaled
    information.yy = adjugate.yy + scaled
    information.zz = adjugate.zz + scaled
    invert(information, pull: residual * scaled, determinant)
  }

  /// The covariance `scale` *A⁻¹*, the bias pulled by *A⁻¹* `pull`.
  ///
  /// Old information and new are summed as the adjugate of the covariance and that many times its determinant, so
  /// that one division does for both inversions.
  @inline(__always)
  private mutating func invert(
    _ a: LaneSymmetricMatrix3<Lane>, pull: LaneVector<Lane>, _ scale: Lane
  ) {
    let adjugate = a.adjugate
    let inverse = .one / a.determinant(adjugate)
    bias = bias + adjugate.times(pull) * inverse
    covariance = adjugate * (scale * inverse)
  }

  /// The mean with an independent estimate, weighted by the inverse covariances.
  @inline(__always)
  func averaged(with other: BiasEstimate) -> BiasEstimate {
    let adjugate = covariance.adjugate
    let determinant = covariance.determinant(adjugate)
    let others = other.covariance.adjugate
    let evidence = others * (determinant / other.covariance.determinant(others))
    var result = self
    result.invert(
      adjugate + evidence, pull: evidence.times(other.bias - bias), determinant)
    return result
  }
}

extension BiasEstimate<Pair> {
  /// The lanes exchanged and the biases negated: the other direction of time.
  @inline(__always)
  var reversed: BiasEstimate {
    let c = covariance
    return BiasEstimate(
      bias: LaneVector(-bias.x.swapped, -bias.y.swapped, -bias.z.swapped),
      covariance: LaneSymmetricMatrix3(
        xx: c.xx.swapped, xy: c.xy.swapped, xz: c.xz.swapped, yy: c.yy.swapped,
        yz: c.yz.swapped, zz: c.zz.swapped))
  }
}
