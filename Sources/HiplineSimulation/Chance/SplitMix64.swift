import RealModule

/// A seeded generator of random numbers, the only source of chance in a simulation.
///
/// Sixty-four bits of state and one multiplication chain a number: the same seed gives the same
/// numbers on every machine. Not for cryptography.
///
/// Source: Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators",
/// <https://doi.org/10.1145/2660193.2660195>.
package struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number drawn evenly from 0 ≤ *u* < 1, in steps of 2⁻⁵³.
  package mutating func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number drawn from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// Box–Muller; every call uses two draws, so the position in the stream does not depend on the
  /// values drawn.
  package mutating func nextGaussian() -> Double {
    let radius = (-2 * Double.log(1 - nextUnit())).squareRoot()
    return radius * Double.cos(2 * .pi * nextUnit())
  }

  /// A normal number within two standard deviations of the mean; values beyond are moved there.
  ///
  /// People vary, but a plan should not hold a repetition that nobody would do.
  mutating func nextBoundedGaussian() -> Double {
    min(2, max(-2, nextGaussian()))
  }

  /// A generator of its own for one purpose, which leaves the other purposes' numbers alone.
  ///
  /// So adding noise to a sensor does not change the movement that it measures.
  package func stream(_ purpose: UInt64) -> SplitMix64 {
    var mixer = SplitMix64(seed: state ^ (purpose &* 0xD134_2543_DE82_EF95))
    return SplitMix64(seed: mixer.next())
  }
}
