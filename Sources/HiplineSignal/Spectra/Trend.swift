/// The straight line through a stretch of samples, and what a spectrum does with it in one pass.
///
/// It runs four samples at a time and allocates nothing, because Welch's estimate spends its time
/// here and in the transform.
struct Trend {
  private typealias Four = SIMD4<Double>

  /// The value in the middle of the stretch.
  private let level: Double
  /// The change per sample.
  private let slope: Double

  /// The trend to take off `signal`, which is not empty.
  init(_ detrend: Detrend, of signal: UnsafeBufferPointer<Double>) {
    guard detrend != .none else {
      (level, slope) = (0, 0)
      return
    }
    let count = Double(signal.count)
    let (sum, moment) = Self.sums(signal)
    level = sum / count
    let spread = count * (count * count - 1) / 12
    slope = detrend == .line && spread > 0 ? moment / spread : 0
  }

  /// Writes the signal less its trend, times the window, to `result`; all have the same length.
  func remove(
    from signal: UnsafeBufferPointer<Double>, window: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    let middle = Self.middle(signal.count)
    let vectorized = signal.count & ~3
    let (source, factors) = (
      UnsafeRawPointer(signal.baseAddress!), UnsafeRawPointer(window.baseAddress!)
    )
    let target = UnsafeMutableRawPointer(result.baseAddress!)
    var distance = Four(0, 1, 2, 3) - middle
    for first in stride(from: 0, to: vectorized, by: 4) {
      let offset = first * MemoryLayout<Double>.stride
      let values = source.loadUnaligned(fromByteOffset: offset, as: Four.self)
      let weights = factors.loadUnaligned(fromByteOffset: offset, as: Four.self)
      target.storeBytes(
        of: (values - (level + slope * distance)) * weights, toByteOffset: offset, as: Four.self)
      distance += 4
    }
    for index in vectorized..<signal.count {
      let trend = level + slope * (Double(index) - middle)
      result[index] = (signal[index] - trend) * window[index]
    }
  }

  /// Index 0 put in the middle makes level and slope independent of each other.
  private static func middle(_ count: Int) -> Double { (Double(count) - 1) / 2 }

  /// The sum, and the sum with every sample times its distance from the middle.
  private static func sums(_ signal: UnsafeBufferPointer<Double>) -> (Double, Double) {
    let middle = middle(signal.count)
    let vectorized = signal.count & ~3
    let source = UnsafeRawPointer(signal.baseAddress!)
    var distance = Four(0, 1, 2, 3) - middle
    var sum = Four.zero
    var moment = Four.zero
    for first in stride(from: 0, to: vectorized, by: 4) {
      let values = source.loadUnaligned(
        fromByteOffset: first * MemoryLayout<Double>.stride, as: Four.self)
      sum += values
      moment += distance * values
      distance += 4
    }
    var total = (sum.sum(), moment.sum())
    for index in vectorized..<signal.count {
      total.0 += signal[index]
      total.1 += (Double(index) - middle) * signal[index]
    }
    return total
  }
}
