import HiplineCore
import RealModule

/// Two quaternions, one in each lane.
struct PairQuaternion: Sendable, Hashable {
  var w: Pair
  var x: Pair
  var y: Pair
  var z: Pair

  static let identity = PairQuaternion(w: Pair(1, 1), x: .zero, y: .zero, z: .zero)

  @inline(__always)
  func lane(_ lane: Int) -> Quaternion { Quaternion(w[lane], x[lane], y[lane], z[lane]) }

  /// Length one restored where it is lost by rounding only: the first Newton step of 1/√n, exact to its square.
  @inline(__always)
  var polished: PairQuaternion {
    let factor = 1.5 - 0.5 * ((w * w + x * x) + (y * y + z * z))
    return PairQuaternion(w: w * factor, x: x * factor, y: y * factor, z: z * factor)
  }

  /// The product: first `b`, then this.
  @inline(__always)
  func times(_ b: PairQuaternion) -> PairQuaternion {
    PairQuaternion(
      w: (w * b.w - x * b.x) - (y * b.y + z * b.z), x: (w * b.x + x * b.w) + (y * b.z - z * b.y),
      y: (w * b.y + y * b.w) + (z * b.x - x * b.z), z: (w * b.z + z * b.w) + (x * b.y - y * b.x))
  }

  /// The vector after the rotation.
  @inline(__always)
  func rotate(_ v: PairVector) -> PairVector {
    let (dx, dy, dz) = (x + x, y + y, z + z)
    let tx = dy * v.z - dz * v.y
    let ty = dz * v.x - dx * v.z
    let tz = dx * v.y - dy * v.x
    return PairVector(
      (v.x + w * tx) + (y * tz - z * ty), (v.y + w * ty) + (z * tx - x * tz),
      (v.z + w * tz) + (x * ty - y * tx))
  }

  /// The rows of the rotation matrix.
  @inline(__always)
  var rows: (PairVector, PairVector, PairVector) {
    let (dx, dy, dz) = (x + x, y + y, z + z)
    let (xx, yy, zz) = (dx * x, dy * y, dz * z)
    let (xy, xz, yz) = (dx * y, dx * z, dy * z)
    let (wx, wy, wz) = (dx * w, dy * w, dz * w)
    return (
      PairVector(1 - (yy + zz), xy - wz, xz + wy), PairVector(xy + wz, 1 - (xx + zz), yz - wx),
      PairVector(xz - wy, yz + wx, 1 - (xx + yy))
    )
  }

  /// This orientation after a turn `step` in the sensor frame.
  @inline(__always)
  func turned(by step: Turn) -> PairQuaternion {
    let (h, c, s) = (step.half, step.cosine, step.cardinalSine)
    return PairQuaternion(
      w: c * w - s * ((x * h.x + y * h.y) + z * h.z),
      x: c * x + s * ((w * h.x - z * h.y) + y * h.z),
      y: c * y + s * ((w * h.y - x * h.z) + z * h.x),
      z: c * z + s * ((w * h.z - y * h.x) + x * h.y))
  }

  /// A turn by twice the length of `half`, in radians, about its direction.
  struct Turn {
    let half: PairVector
    let cosine: Pair
    /// sin x / x.
    let cardinalSine: Pair

    /// Below 0.1 rad, half the turn in a sample of 100 Hz at 1000 °/s, the series end after x⁸ with an error below
    /// 3·10⁻¹⁷.
    @inline(__always)
    init(half: PairVector) {
      self.half = half
      let s = half.dot(half)
      if s[0] < 0.01 && s[1] < 0.01 {
        cosine = polynomial(s, 1, -1 / 2, 1 / 24, -1 / 720, 1 / 40_320)
        cardinalSine = polynomial(s, 1, -1 / 6, 1 / 120, -1 / 5040, 1 / 362_880)
      } else {
        (cosine, cardinalSine) = Self.cosineAndCardinalSine(ofSquare: s)
      }
    }

    @inline(never)
    private static func cosineAndCardinalSine(ofSquare square: Pair) -> (Pair, Pair) {
      let (a, b) = (square[0].squareRoot(), square[1].squareRoot())
      return (
        Pair(.cos(a), .cos(b)), Pair(a > 0 ? .sin(a) / a : 1, b > 0 ? .sin(b) / b : 1)
      )
    }
  }

  /// The shortest turn that takes the unit vector `v` to +z, about a horizontal axis, after this orientation.
  @inline(__always)
  func tilted(_ tilt: Tilt) -> PairQuaternion {
    let (c, a, b) = (tilt.w, tilt.x, tilt.y)
    return PairQuaternion(
      w: (c * w - a * x) - b * y, x: (c * x + a * w) + b * z, y: (c * y + b * w) - a * z,
      z: (c * z + a * y) - b * x)
  }

  /// The quaternion [w, x, y, 0] of the shortest turn that takes a unit vector upright.
  struct Tilt {
    var w = Pair(1, 1)
    var x = Pair.zero
    var y = Pair.zero

    @inline(__always)
    init(upright v: PairVector) {
      // cos(angle / 2) = √(1 − s), s = sin²(angle / 2).
      let s = 0.5 - 0.5 * v.z
      guard s[0] < 1e-4 && s[1] < 1e-4 else {
        turnFar(v)
        return
      }
      // Both series end after s⁴ with an error below 10⁻²⁰.
      w = polynomial(s, 1, -1 / 2, -1 / 8, -1 / 16, -5 / 128)
      let half = polynomial(s, 1 / 2, 1 / 4, 3 / 16, 5 / 32, 35 / 256)
      x = v.y * half
      y = -v.x * half
    }

    @inline(never)
    private mutating func turnFar(_ v: PairVector) {
      func components(_ v: Vector3) -> Vector3 {
        let horizontal = (v.x * v.x + v.y * v.y).squareRoot()
        let sine = max(0, 0.5 - 0.5 * v.z).squareRoot()
        // From whichever of the two loses no digits.
        let cosine = v.z > 0 ? max(0, 0.5 + 0.5 * v.z).squareRoot() : horizontal / (2 * sine)
        // Upside down: any horizontal axis will do.
        guard cosine > 1e-6 else { return Vector3(0, 1, 0) }
        let scale = sine / horizontal
        return Vector3(cosine, scale * v.y, -scale * v.x)
      }
      let both = PairVector(components(v.lane(0)), components(v.lane(1)))
      (w, x, y) = (both.x, both.y, both.z)
    }
  }
}
