/// The quantile of a window that moves along a signal: a baseline under repetitions, say.
package enum MovingQuantile {
  /// The quantile about every sample, `[samples]`, in the signal's unit.
  ///
  /// The window of *w* samples about sample *i* begins at *i* − ⌊w/2⌋; near the ends it holds what
  /// there is. Within the window the definition is that of ``RobustStatistics/quantile(_:of:)``;
  /// what is not a number ranks above all numbers.
  ///
  /// - Parameters:
  ///   - p: From 0 to 1; 0.5 for the median.
  ///   - windowSamples: At least 1.
  /// - Complexity: O(*n*) for signals of the usual kind, where a step of the window moves the quantile past few of its values.
  package static func apply(_ p: Double, to signal: [Double], windowSamples: Int) -> [Double] {
    precondition((0...1).contains(p), "a share from 0 to 1 expected, got \(p)")
    precondition(
      windowSamples > 0, "a window of at least 1 sample expected, got \(windowSamples)")
    guard !signal.isEmpty else { return [] }
    return signal.withUnsafeBufferPointer { signal in
      .init(unsafeUninitializedCapacity: signal.count) { result, count in
        // In blocks, because ranks within a whole day would be thinly spread; long against the window, because what a window
        // reaches beyond its block is ranked twice.
        let blockCount = max(windowSamples * windowsPerBlock, fewestPerBlock)
        for start in stride(from: 0, to: signal.count, by: blockCount) {
          let block = start..<min(start + blockCount, signal.count)
          fill(result, block, p: p, signal: signal, windowSamples: windowSamples)
        }
        count = signal.count
      }
    }
  }

  /// For speed only: a block is so many windows long.
  private static let windowsPerBlock = 4
  /// For speed only: and at least so many values.
  private static let fewestPerBlock = 1024

  private static func fill(
    _ result: UnsafeMutableBufferPointer<Double>, _ block: Range<Int>, p: Double,
    signal: UnsafeBufferPointer<Double>, windowSamples: Int
  ) {
    let before = windowSamples / 2
    let after = windowSamples - before
    let seen = max(block.lowerBound - before, 0)..<min(block.upperBound - 1 + after, signal.count)
    let values = UnsafeBufferPointer(rebasing: signal[seen])
    let order = RadixOrder.indices(of: values)
    var ranks = [Int32](repeating: 0, count: seen.count)
    for (rank, index) in order.enumerated() { ranks[Int(index)] = Int32(rank) }

    var window = RankSet(capacity: seen.count)
    var entering = seen.lowerBound
    var leaving = seen.lowerBound
    for index in block {
      while entering < min(index + after, signal.count) {
        window.insert(Int(ranks[entering - seen.lowerBound]))
        entering += 1
      }
      while leaving < index - before {
        window.remove(Int(ranks[leaving - seen.lowerBound]))
        leaving += 1
      }
      let position = QuantilePosition(p, count: entering - leaving)
      result.initializeElement(
        at: index, to: position.value { values[Int(order[window.member(at: $0)])] })
    }
  }
}
