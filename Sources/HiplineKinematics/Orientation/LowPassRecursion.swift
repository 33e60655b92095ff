/// One step of a filter with two poles and two zeros, in transposed direct form II.
protocol LowPassRecursion {
  /// The output for `input`; the two states are moved on.
  func output<Lane: LaneNumber>(_ input: Lane, _ first: inout Lane, _ second: inout Lane) -> Lane
}

/// A Butterworth low-pass, whose zeros lie together: b₁ = 2 b₀, b₂ = b₀.
struct SteadyRecursion: LowPassRecursion, Sendable, Hashable {
  let gain: Double
  let a1: Double
  let a2: Double

  @inline(__always)
  func output<Lane: LaneNumber>(_ input: Lane, _ first: inout Lane, _ second: inout Lane) -> Lane {
    let scaled = gain * input
    let output = scaled + first
    first = ((scaled + scaled) + second) - a1 * output
    second = scaled - a2 * output
    return output
  }
}

/// Any numbers, another set for every sample.
struct VaryingRecursion: LowPassRecursion {
  var b0: Double
  var b1: Double
  var b2: Double
  var a1: Double
  var a2: Double

  @inline(__always)
  func output<Lane: LaneNumber>(_ input: Lane, _ first: inout Lane, _ second: inout Lane) -> Lane {
    let output = b0 * input + first
    first = (b1 * input + second) - a1 * output
    second = b2 * input - a2 * output
    return output
  }
}
