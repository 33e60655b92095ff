/// A choice for each lane of a ``Pair``, as bits: all ones or all zeros.
///
/// A `SIMDMask` says the same, but the compiler takes its lanes apart and branches on them.
struct PairMask: LaneMask {
  typealias Lane = Pair

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
  var all: Bool { bits[0] & bits[1] != 0 }

  @inline(__always)
  func or(_ other: PairMask) -> PairMask { PairMask(bits: bits | other.bits) }

  @inline(__always)
  func without(_ other: PairMask) -> PairMask { PairMask(bits: bits & ~other.bits) }

  @inline(__always)
  func choose(_ a: Pair, else b: Pair) -> Pair {
    let (x, y) = (
      unsafeBitCast(a, to: SIMD2<UInt64>.self), unsafeBitCast(b, to: SIMD2<UInt64>.self)
    )
    return unsafeBitCast((x & bits) | (y & ~bits), to: Pair.self)
  }
}
