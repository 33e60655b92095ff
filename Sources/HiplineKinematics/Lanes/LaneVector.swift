import HiplineCore

/// A vector in every lane.
struct LaneVector<Lane: LaneNumber>: Sendable, Hashable {
  var x: Lane
  var y: Lane
  var z: Lane

  @inline(__always)
  init(_ x: Lane, _ y: Lane, _ z: Lane) {
    self.x = x
    self.y = y
    self.z = z
  }

  @inline(__always)
  static var zero: LaneVector { LaneVector(.zero, .zero, .zero) }

  @inline(__always)
  func dot(_ v: LaneVector) -> Lane { (x * v.x + y * v.y) + z * v.z }

  /// The vector product, right-handed.
  @inline(__always)
  func cross(_ v: LaneVector) -> LaneVector {
    LaneVector(y * v.z - z * v.y, z * v.x - x * v.z, x * v.y - y * v.x)
  }

  @inline(__always)
  static func + (a: LaneVector, b: LaneVector) -> LaneVector {
    LaneVector(a.x + b.x, a.y + b.y, a.z + b.z)
  }

  @inline(__always)
  static func - (a: LaneVector, b: LaneVector) -> LaneVector {
    LaneVector(a.x - b.x, a.y - b.y, a.z - b.z)
  }

  @inline(__always)
  static func * (a: LaneVector, s: Lane) -> LaneVector { LaneVector(a.x * s, a.y * s, a.z * s) }

  /// Where a component is larger in magnitude than `limit`.
  @inline(__always)
  func exceeds(_ limit: Lane) -> Lane.Mask {
    limit.isBelow(x.absolute.larger(y.absolute).larger(z.absolute))
  }

  /// Every component limited to `-limit...limit`.
  @inline(__always)
  func clamped(_ limit: Double) -> LaneVector {
    // A branch costs nothing where it always goes the same way; a selection waits for its operand.
    exceeds(Lane(repeating: limit)).any ? cut(limit) : self
  }

  @inline(never)
  private func cut(_ limit: Double) -> LaneVector {
    func cut(_ v: Lane) -> Lane { v.mapLanes { min(max($0, -limit), limit) } }
    return LaneVector(cut(x), cut(y), cut(z))
  }
}

extension LaneVector<Double> {
  @inline(__always)
  init(_ v: Vector3) { self.init(v.x, v.y, v.z) }

  @inline(__always)
  var vector: Vector3 { Vector3(x, y, z) }
}

extension LaneVector<Pair> {
  @inline(__always)
  init(_ first: Vector3, _ second: Vector3) {
    self.init(Pair(first.x, second.x), Pair(first.y, second.y), Pair(first.z, second.z))
  }

  /// The same vector in both lanes.
  @inline(__always)
  init(repeating v: Vector3) { self.init(v, v) }

  @inline(__always)
  func lane(_ lane: Int) -> Vector3 { Vector3(x[lane], y[lane], z[lane]) }
}
