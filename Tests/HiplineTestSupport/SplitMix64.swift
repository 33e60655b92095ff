/// A random number generator with a seed, the same numbers on every machine.
///
/// Source: Steele, Lea, Flood 2014, OOPSLA, <https://doi.org/10.1145/2660193.2660195>.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Numbers evenly distributed in a range, `[count]`.
  public mutating func uniform(
    count: Int, in range: ClosedRange<Double> = -1...1
  ) -> [Double] {
    (0..<count).map { _ in
      let unit = Double(next() >> 11) * 0x1p-53
      return range.lowerBound + (range.upperBound - range.lowerBound) * unit
    }
  }
}
