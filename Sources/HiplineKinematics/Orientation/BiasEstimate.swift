import HiplineCore

/// A gyroscope bias in rad/s with its covariance.
struct BiasEstimate {
  var bias: Vector3
  var covariance: BiasCovariance

  /// The mean of two independent estimates, weighted by their inverse covariances.
  ///
  /// With *K* = *P₁* (*P₁* + *P₂*)⁻¹ it is *b₁* + *K* (*b₂* − *b₁*), with the covariance *P₁* − *K P₁*: one inverse.
  @inline(__always)
  func averaged(with other: BiasEstimate) -> BiasEstimate {
    let inverse = (covariance + other.covariance).inverse
    var result = self
    result.bias += covariance.times(inverse.times(other.bias - bias))
    let p = covariance
    result.covariance.subtract(
      Vector3(p.xx, p.xy, p.xz), Vector3(p.xy, p.yy, p.yz), Vector3(p.xz, p.yz, p.zz),
      around: inverse)
    return result
  }
}
