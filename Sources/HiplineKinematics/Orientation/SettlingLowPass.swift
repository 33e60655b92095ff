/// A Butterworth low-pass of second order, which starts as a running mean.
///
/// Until one time constant has passed, the output is the mean of all samples so far; then the filter takes over,
/// settled on that mean. So one noisy first sample does not set the start.
///
/// Both are the same recursion with different numbers, so one recursion per sample serves any number of signals.
struct SettlingLowPass<Lane: LaneNumber>: Sendable, Hashable {
  private var first = Lane.zero
  private var second = Lane.zero

  /// Before the first sample.
  init() {}

  /// The filtered value of the next sample.
  @inline(__always)
  mutating func next(_ input: Lane, _ recursion: some LowPassRecursion) -> Lane {
    recursion.output(input, &first, &second)
  }
}

/// The same low-pass on each component of a vector.
struct VectorLowPass<Lane: LaneNumber>: Sendable, Hashable {
  private var first = LaneVector<Lane>.zero
  private var second = LaneVector<Lane>.zero

  /// Before the first sample.
  init() {}

  /// As if `value` had come in forever.
  init(settledOn value: LaneVector<Lane>, _ c: LowPassCoefficients) {
    let g = Lane(repeating: c.steady.gain)
    let a = Lane(repeating: c.steady.a2)
    first = value - value * g
    second = value * g - value * a
  }

  @inline(__always)
  mutating func next(_ input: LaneVector<Lane>, _ recursion: some LowPassRecursion) -> LaneVector<
    Lane
  > {
    LaneVector(
      recursion.output(input.x, &first.x, &second.x),
      recursion.output(input.y, &first.y, &second.y),
      recursion.output(input.z, &first.z, &second.z))
  }
}
