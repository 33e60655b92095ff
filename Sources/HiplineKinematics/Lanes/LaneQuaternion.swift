import HiplineCore
import RealModule

/// A quaternion in every lane.
struct LaneQuaternion<Lane: LaneNumber>: Sendable, Hashable {
  var w: Lane
  var x: Lane
  var y: Lane
  var z: Lane

  @inline(__always)
  static var identity: LaneQuaternion {
    LaneQuaternion(w: .one, x: .zero, y: .zero, z: .zero)
  }

  /// Length one restored where it is lost by rounding only: the first Newton step of 1/√n, exact to its square.
  @inline(__always)
  var polished: LaneQuaternion {
    let factor = Lane(repeating: 1.5) - 0.5 * ((w * w + x * x) + (y * y + z * z))
    return LaneQuaternion(w: w * factor, x: x * factor, y: y * factor, z: z * factor)
  }

  /// The product: first `b`, then this.
  @inline(__always)
  func times(_ b: LaneQuaternion) -> LaneQuaternion {
    LaneQuaternion(
      w: (w * b.w - x * b.x) - (y * b.y + z * b.z), x: (w * b.x + x * b.w) + (y * b.z - z * b.y),
      y: (w * b.y + y * b.w) + (z * b.x - x * b.z), z: (w * b.z + z * b.w) + (x * b.y - y * b.x))
  }

  /// The vector after the rotation.
  @inline(__always)
  func rotate(_ v: LaneVector<Lane>) -> LaneVector<Lane> {
    let (dx, dy, dz) = (x + x, y + y, z + z)
    let tx = dy * v.z - dz * v.y
    let ty = dz * v.x - dx * v.z
    let tz = dx * v.y - dy * v.x
    return LaneVector(
      (v.x + w * tx) + (y * tz - z * ty), (v.y + w * ty) + (z * tx - x * tz),
      (v.z + w * tz) + (x * ty - y * tx))
  }

  /// The rows of the rotation matrix.
  @inline(__always)
  var rows: (LaneVector<Lane>, LaneVector<Lane>, LaneVector<Lane>) {
    let (dx, dy, dz) = (x + x, y + y, z + z)
    let (xx, yy, zz) = (dx * x, dy * y, dz * z)
    let (xy, xz, yz) = (dx * y, dx * z, dy * z)
    let (wx, wy, wz) = (dx * w, dy * w, dz * w)
    return (
      LaneVector(.one - (yy + zz), xy - wz, xz + wy),
      LaneVector(xy + wz, .one - (xx + zz), yz - wx),
      LaneVector(xz - wy, yz + wx, .one - (xx + yy))
    )
  }

  /// This orientation after a turn `step` in the sensor frame.
  @inline(__always)
  func turned(by step: Turn) -> LaneQuaternion {
    let (h, c, s) = (step.half, step.cosine, step.cardinalSine)
    return LaneQuaternion(
      w: c * w - s * ((x * h.x + y * h.y) + z * h.z),
      x: c * x + s * ((w * h.x - z * h.y) + y * h.z),
      y: c * y + s * ((w * h.y - x * h.z) + z * h.x),
      z: c * z + s * ((w * h.z - y * h.x) + x * h.y))
  }

  /// A turn by twice the length of `half`, in radians, about its direction.
  struct Turn {
    let half: LaneVector<Lane>
    let cosine: Lane
    /// sin x / x.
    let cardinalSine: Lane

    /// Below 0.03 rad, half the turn in a sample of 100 Hz at 340 °/s, the series end after x⁶ with an error below
    /// 2·10⁻¹⁷.
    @inline(__always)
    init(half: LaneVector<Lane>) {
      self.half = half
      let s = half.dot(half)
      if s.isAtLeast(Lane(repeating: 9e-4)).any {
        (cosine, cardinalSine) = Self.cosineAndCardinalSine(ofSquare: s)
      } else {
        cosine = s.polynomial(1, -1 / 2, 1 / 24, -1 / 720)
        cardinalSine = s.polynomial(1, -1 / 6, 1 / 120, -1 / 5040)
      }
    }

    @inline(never)
    private static func cosineAndCardinalSine(ofSquare square: Lane) -> (Lane, Lane) {
      (
        square.mapLanes { .cos($0.squareRoot()) },
        square.mapLanes {
          let angle = $0.squareRoot()
          return angle > 0 ? .sin(angle) / angle : 1
        }
      )
    }
  }

  /// The shortest turn that takes the unit vector `v` to +z, about a horizontal axis, after this orientation.
  @inline(__always)
  func tilted(_ tilt: Tilt) -> LaneQuaternion {
    let (c, a, b) = (tilt.w, tilt.x, tilt.y)
    return LaneQuaternion(
      w: (c * w - a * x) - b * y, x: (c * x + a * w) + b * z, y: (c * y + b * w) - a * z,
      z: (c * z + a * y) - b * x)
  }

  /// The quaternion [w, x, y, 0] of the shortest turn that takes a vector upright.
  struct Tilt {
    let w: Lane
    let x: Lane
    let y: Lane
    /// The vector at length one, its horizontal components.
    let upX: Lane
    let upY: Lane

    @inline(__always)
    private init(w: Lane, x: Lane, y: Lane, upX: Lane, upY: Lane) {
      (self.w, self.x, self.y, self.upX, self.upY) = (w, x, y, upX, upY)
    }

    /// - Parameter v: Of any length; one that is too short to have a direction is upright already.
    @inline(__always)
    init(upright v: LaneVector<Lane>) {
      let inverse = .one / v.z
      let (a, b) = (v.x * inverse, v.y * inverse)
      // The squared tangent of the angle.
      let t = a * a + b * b
      if t.isBelow(Lane(repeating: 4e-6)).without(Lane.zero.isAtLeast(v.z)).all {
        // Up to 0.002 rad the series of cos(angle / 2), sin(angle / 2) / tan(angle) and cos(angle) end after t² with an
        // error below 3·10⁻¹⁷.
        let half = t.polynomial(1 / 2, -3 / 16, 31 / 256)
        let cosine = t.polynomial(1, -1 / 2, 3 / 8)
        self.init(
          w: t.polynomial(1, -1 / 8, 11 / 128), x: b * half, y: -(a * half), upX: a * cosine,
          upY: b * cosine)
      } else {
        let square = v.dot(v)
        let hasDirection = square.isAtLeast(Lane(repeating: .leastNormalMagnitude))
        self.init(
          far: hasDirection.choose(
            v * (.one / square.squareRoot()), else: LaneVector(.zero, .zero, .one)))
      }
    }

    /// - Parameter v: Of length one.
    @inline(never)
    private init(far v: LaneVector<Lane>) {
      let horizontal = (v.x * v.x + v.y * v.y).squareRoot()
      let sine = v.z.mapLanes { max(0, 0.5 - 0.5 * $0).squareRoot() }
      // From whichever of the two loses no digits.
      let cosine = Lane.zero.isBelow(v.z).choose(
        v.z.mapLanes { (0.5 + 0.5 * $0).magnitude.squareRoot() }, else: horizontal / (sine + sine))
      let isUp = Lane.zero.isAtLeast(horizontal)
      let isDown = Lane(repeating: 1e-6).isAtLeast(cosine)
      let scale = isUp.choose(.zero, else: sine / horizontal)
      self.init(
        // Upside down: any horizontal axis will do.
        w: isDown.choose(.zero, else: cosine), x: isDown.choose(.zero, else: scale * v.y),
        y: isDown.choose(.one, else: -(scale * v.x)), upX: v.x, upY: v.y)
    }
  }
}

extension LaneQuaternion<Double> {
  @inline(__always)
  var quaternion: Quaternion { Quaternion(w, x, y, z) }
}
