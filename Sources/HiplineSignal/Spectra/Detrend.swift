/// What is taken off a signal before its spectrum, lest slow change leak into every bin.
package enum Detrend: Sendable, Hashable {
  case none
  /// The arithmetic mean.
  case mean
  /// The straight line that fits best by least squares.
  case line

  /// The signal without its trend, `[samples]`, in the same unit.
  ///
  /// - Parameter signal: `[samples]`, uniform; an empty one stays empty.
  /// - Complexity: O(*n*).
  package func applied(to signal: [Double]) -> [Double] {
    var result = signal
    result.withUnsafeMutableBufferPointer { apply(to: $0) }
    return result
  }

  /// Removes the trend in place.
  func apply(to signal: UnsafeMutableBufferPointer<Double>) {
    guard self != .none, !signal.isEmpty else { return }
    let count = Double(signal.count)
    // Index 0 is put in the middle, which makes level and slope independent of each other.
    let middle = (count - 1) / 2
    var sum = 0.0
    var moment = 0.0
    for index in signal.indices {
      sum += signal[index]
      moment += (Double(index) - middle) * signal[index]
    }
    let level = sum / count
    let spread = count * (count * count - 1) / 12
    let slope = self == .line && spread > 0 ? moment / spread : 0
    for index in signal.indices { signal[index] -= level + slope * (Double(index) - middle) }
  }
}
