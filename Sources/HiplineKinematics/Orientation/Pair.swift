import HiplineCore

/// Two numbers worked on at once.
///
/// The filter is a chain in which every operation waits for the one before, and processors work on two `Double` as
/// fast as on one. Offline the first lane runs forwards in time and the second backwards; online both hold the same.
typealias Pair = SIMD2<Double>

/// Two vectors, one in each lane.
struct PairVector: Sendable, Hashable {
  var x: Pair
  var y: Pair
  var z: Pair

  @inline(__always)
  init(_ x: Pair, _ y: Pair, _ z: Pair) {
    self.x = x
    self.y = y
    self.z = z
  }

  @inline(__always)
  init(_ first: Vector3, _ second: Vector3) {
    self.init(Pair(first.x, second.x), Pair(first.y, second.y), Pair(first.z, second.z))
  }

  static let zero = PairVector(.zero, .zero, .zero)

  @inline(__always)
  func lane(_ lane: Int) -> Vector3 { Vector3(x[lane], y[lane], z[lane]) }

  @inline(__always)
  func dot(_ v: PairVector) -> Pair { (x * v.x + y * v.y) + z * v.z }

  @inline(__always)
  static func + (a: PairVector, b: PairVector) -> PairVector {
    PairVector(a.x + b.x, a.y + b.y, a.z + b.z)
  }

  @inline(__always)
  static func - (a: PairVector, b: PairVector) -> PairVector {
    PairVector(a.x - b.x, a.y - b.y, a.z - b.z)
  }

  @inline(__always)
  static func * (a: PairVector, s: Pair) -> PairVector { PairVector(a.x * s, a.y * s, a.z * s) }

  /// Where a component is larger in magnitude than `limit`.
  @inline(__always)
  func exceeds(_ limit: Double) -> PairMask {
    let limit = Pair(repeating: limit)
    return PairMask(abs(x) .> limit) | PairMask(abs(y) .> limit) | PairMask(abs(z) .> limit)
  }

  /// Every component limited to `-limit...limit`.
  @inline(__always)
  func clamped(_ limit: Double) -> PairVector {
    // A branch costs nothing where it always goes the same way; a selection waits for its operand.
    exceeds(limit).any ? cut(limit) : self
  }

  @inline(never)
  private func cut(_ limit: Double) -> PairVector {
    func cut(_ v: Pair) -> Pair {
      Pair(min(max(v[0], -limit), limit), min(max(v[1], -limit), limit))
    }
    return PairVector(cut(x), cut(y), cut(z))
  }
}

/// The magnitudes.
@inline(__always)
func abs(_ v: Pair) -> Pair {
  unsafeBitCast(
    unsafeBitCast(v, to: SIMD2<UInt64>.self) & SIMD2(repeating: UInt64.max >> 1), to: Pair.self)
}

/// The larger in each lane.
@inline(__always)
func larger(_ a: Pair, _ b: Pair) -> Pair { PairMask(a .< b).choose(b, else: a) }

/// c₀ + c₁ x + c₂ x² + c₃ x³ + c₄ x⁴, in an order that waits least.
@inline(__always)
func polynomial(
  _ x: Pair, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double
) -> Pair {
  let low: Pair = x * c1 + c0
  let square: Pair = x * x
  let high: Pair = (x * c3 + c2) + square * c4
  return low + square * high
}
