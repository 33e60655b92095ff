/// The straight line through a stretch of samples, as the value in its middle and the change per
/// sample.
///
/// Sums run eight samples at a time, because Welch's estimate spends its time here and in the
/// transform.
struct Trend {
  private typealias Eight = SIMD8<Double>

  var level = 0.0
  var slope = 0.0

  /// The trend to take off `signal`, which is not empty.
  init(_ detrend: Detrend, of signal: UnsafeBufferPointer<Double>) {
    guard detrend != .none else { return }
    let count = Double(signal.count)
    let (sum, moment) = Self.sums(signal)
    level = sum / count
    let spread = count * (count * count - 1) / 12
    if detrend == .line, spread > 0 { slope = moment / spread }
  }

  /// The sum, and the sum with every sample times its distance from the middle.
  ///
  /// Counting from the middle makes level and slope independent of each other.
  private static func sums(_ signal: UnsafeBufferPointer<Double>) -> (Double, Double) {
    let middle = (Double(signal.count) - 1) / 2
    let vectorized = signal.count & ~7
    let bytes = UnsafeRawBufferPointer(signal)
    var distance = Eight(0, 1, 2, 3, 4, 5, 6, 7) - middle
    var sum = Eight.zero
    var moment = Eight.zero
    for first in stride(from: 0, to: vectorized, by: 8) {
      let samples = bytes.loadUnaligned(
        fromByteOffset: first * MemoryLayout<Double>.stride, as: Eight.self)
      sum += samples
      moment += distance * samples
      distance += 8
    }
    var total = (sum.sum(), moment.sum())
    for index in vectorized..<signal.count {
      total.0 += signal[index]
      total.1 += (Double(index) - middle) * signal[index]
    }
    return total
  }
}
