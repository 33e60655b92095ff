/// A choice for each lane, as bits: all ones or all zeros.
///
/// A `SIMDMask` says the same, but the compiler takes its lanes apart and branches on them.
struct PairMask: Sendable, Hashable {
  private var bits: SIMD2<UInt64>

  static let none = PairMask(bits: .zero)

  private init(bits: SIMD2<UInt64>) { self.bits = bits }

  @inline(__always)
  init(_ mask: SIMDMask<SIMD2<Int64>>) {
    bits = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  subscript(lane: Int) -> Bool { bits[lane] != 0 }

  @inline(__always)
  var any: Bool { bits[0] | bits[1] != 0 }

  @inline(__always)
  static func | (a: PairMask, b: PairMask) -> PairMask { PairMask(bits: a.bits | b.bits) }

  /// Where `a` but not `b`.
  @inline(__always)
  static func - (a: PairMask, b: PairMask) -> PairMask { PairMask(bits: a.bits & ~b.bits) }

  /// `value`, and zero in the lanes not chosen.
  @inline(__always)
  func keep(_ value: Pair) -> Pair {
    unsafeBitCast(unsafeBitCast(value, to: SIMD2<UInt64>.self) & bits, to: Pair.self)
  }

  /// `value`, and zero in the lanes chosen.
  @inline(__always)
  func drop(_ value: Pair) -> Pair {
    unsafeBitCast(unsafeBitCast(value, to: SIMD2<UInt64>.self) & ~bits, to: Pair.self)
  }

  /// `a` in the lanes chosen, `b` in the others.
  @inline(__always)
  func choose(_ a: Pair, else b: Pair) -> Pair {
    let (x, y) = (
      unsafeBitCast(a, to: SIMD2<UInt64>.self), unsafeBitCast(b, to: SIMD2<UInt64>.self)
    )
    return unsafeBitCast((x & bits) | (y & ~bits), to: Pair.self)
  }

  @inline(__always)
  func choose(_ a: PairVector, else b: PairVector) -> PairVector {
    PairVector(choose(a.x, else: b.x), choose(a.y, else: b.y), choose(a.z, else: b.z))
  }
}
