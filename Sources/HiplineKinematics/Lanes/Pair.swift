/// Two numbers worked on at once: offline the first lane runs forwards in time and the second backwards.
typealias Pair = SIMD2<Double>

extension Pair: LaneNumber {
  typealias Mask = PairMask

  @inline(__always)
  func squareRoot() -> Pair { Pair(self[0].squareRoot(), self[1].squareRoot()) }

  @inline(__always)
  var absolute: Pair {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD2<UInt64>.self) & SIMD2<UInt64>(repeating: UInt64.max >> 1),
      to: Pair.self)
  }

  @inline(__always)
  func isBelow(_ limit: Pair) -> PairMask { PairMask(self .< limit) }

  @inline(__always)
  func isAtLeast(_ limit: Pair) -> PairMask { PairMask(self .>= limit) }

  @inline(__always)
  func mapLanes(_ function: (Double) -> Double) -> Pair {
    Pair(function(self[0]), function(self[1]))
  }

  /// The lanes exchanged.
  @inline(__always)
  var swapped: Pair { Pair(self[1], self[0]) }
}
