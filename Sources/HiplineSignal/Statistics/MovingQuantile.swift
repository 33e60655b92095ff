/// The quantile of a window that moves along a signal: a baseline under repetitions, say.
public enum MovingQuantile {
  /// The quantile about every sample, `[samples]`, in the signal's unit.
  ///
  /// The window of *w* samples about sample *i* begins at *i* − ⌊w/2⌋; near the ends it holds what
  /// there is. Within the window the definition is that of ``RobustStatistics/quantile(_:of:)``;
  /// what is not a number ranks above all numbers.
  ///
  /// - Parameters:
  ///   - p: From 0 to 1; 0.5 for the median.
  ///   - windowSamples: At least 1.
  /// - Complexity: O(*n* log *w*).
  public static func apply(_ p: Double, to signal: [Double], windowSamples: Int) -> [Double] {
    precondition((0...1).contains(p), "a share from 0 to 1 expected, got \(p)")
    precondition(
      windowSamples > 0, "a window of at least 1 sample expected, got \(windowSamples)")
    var result: [Double] = []
    result.reserveCapacity(signal.count)
    // A block of as many results as the window has samples looks at twice as many samples, so that
    // ranks within these are enough.
    let blockCount = min(windowSamples, signal.count)
    for start in stride(from: 0, to: signal.count, by: max(blockCount, 1)) {
      let block = start..<min(start + blockCount, signal.count)
      appendBlock(block, p: p, signal: signal, windowSamples: windowSamples, to: &result)
    }
    return result
  }

  private static func appendBlock(
    _ block: Range<Int>, p: Double, signal: [Double], windowSamples: Int,
    to result: inout [Double]
  ) {
    let before = windowSamples / 2
    let after = windowSamples - before
    let seen = max(block.lowerBound - before, 0)..<min(block.upperBound - 1 + after, signal.count)
    let order = seen.sorted { isBelow(signal[$0], signal[$1]) }
    var ranks = Array(repeating: 0, count: seen.count)
    for (rank, index) in order.enumerated() { ranks[index - seen.lowerBound] = rank }

    var window = RankSet(capacity: seen.count)
    var entering = seen.lowerBound
    var leaving = seen.lowerBound
    for index in block {
      while entering < min(index + after, signal.count) {
        window.insert(ranks[entering - seen.lowerBound])
        entering += 1
      }
      while leaving < index - before {
        window.remove(ranks[leaving - seen.lowerBound])
        leaving += 1
      }
      let position = QuantilePosition(p, count: entering - leaving)
      result.append(position.value { signal[order[window.member(at: $0)]] })
    }
  }

  private static func isBelow(_ a: Double, _ b: Double) -> Bool {
    a < b || (b.isNaN && !a.isNaN)
  }
}
