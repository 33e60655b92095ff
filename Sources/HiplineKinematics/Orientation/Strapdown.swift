import HiplineCore
import RealModule

extension Quaternion {
  /// The rotation whose axis and half angle in radians are the direction and length of `half`.
  ///
  /// Below 0.1 rad, which is 1000 °/s at 100 Hz, the series of sine and cosine end after x⁸ with an error below
  /// 3·10⁻¹⁷.
  @inline(__always)
  static func turn(half: Vector3) -> Quaternion {
    let s = half.dot(half)
    let (cosine, cardinalSine): (Double, Double)
    if s < 0.01 {
      let s2 = s * s
      cosine = (1 - 0.5 * s) + s2 * ((1 / 24 - s * (1 / 720)) + s2 * (1 / 40_320))
      cardinalSine = (1 - s * (1 / 6)) + s2 * ((1 / 120 - s * (1 / 5040)) + s2 * (1 / 362_880))
    } else {
      (cosine, cardinalSine) = sineAndCosine(ofSquare: s)
    }
    return Quaternion(
      cosine, half.x * cardinalSine, half.y * cardinalSine, half.z * cardinalSine)
  }

  @inline(never)
  private static func sineAndCosine(ofSquare square: Double) -> (Double, Double) {
    let angle = square.squareRoot()
    return (Double.cos(angle), Double.sin(angle) / angle)
  }

  /// Length one restored where it is lost by rounding only: the first Newton step of 1/√n, exact to its square.
  @inline(__always)
  var polished: Quaternion {
    let factor = 1.5 - 0.5 * ((w * w + x * x) + (y * y + z * z))
    return Quaternion(w * factor, x * factor, y * factor, z * factor)
  }

  /// The shortest turn that takes the unit vector `v` to +z, about a horizontal axis.
  @inline(__always)
  static func tilt(toUp v: Vector3) -> Quaternion {
    // cos(angle / 2) = √(1 − s), s = sin²(angle / 2).
    let s = 0.5 - 0.5 * v.z
    let (cosine, inverse): (Double, Double)
    if s < 1e-4 {
      // Both series end after s⁴ with an error below 10⁻²⁰.
      let s2 = s * s
      cosine = (1 - 0.5 * s) - s2 * ((0.125 + 0.0625 * s) + 0.0390625 * s2)
      inverse = (1 + 0.5 * s) + s2 * ((0.375 + 0.3125 * s) + 0.2734375 * s2)
    } else {
      cosine = max(0, 1 - s).squareRoot()
      if cosine <= 1e-6 { return Quaternion(0, 1, 0, 0) }
      inverse = 1 / cosine
    }
    return Quaternion(cosine, 0.5 * v.y * inverse, -0.5 * v.x * inverse, 0)
  }
}
