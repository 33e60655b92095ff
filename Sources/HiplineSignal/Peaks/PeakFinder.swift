/// Local maxima of a signal.
///
///             ┌─ prominence of A: down to its higher base
///        A    ┆        B
///       ╱╲ ╌╌╌┴╌╌╌╌╌  ╱╲
///      ╱  ╲    ╱╲    ╱  ╲
///     ╱    ╲__╱  ╲__╱    ╲
package enum PeakFinder {
  /// The peaks that meet every condition, in order of time.
  ///
  /// A peak is higher than what comes before and after it; of equal samples in a row it is the
  /// middle one, rounded down. The first and last sample are never peaks. The conditions act in the
  /// order height, distance, prominence.
  ///
  /// - Parameters:
  ///   - signal: `[samples]`. A sample that is not a number is neither a peak nor passed over.
  ///   - minimumHeight: In the signal's unit; nil for none.
  ///   - minimumProminence: In the signal's unit.
  ///   - minimumDistanceSamples: At least 1. Of two peaks closer than this the higher one stays, of
  ///     equal ones the later.
  /// - Complexity: O(*n*), and O(*p* log *p*) in the number of peaks with a distance.
  ///
  /// Source: as `find_peaks` of SciPy.
  package static func peaks(
    in signal: [Double], minimumHeight: Double? = nil, minimumProminence: Double = 0,
    minimumDistanceSamples: Int = 1
  ) -> [Peak] {
    precondition(
      minimumDistanceSamples > 0,
      "a distance of at least 1 sample expected, got \(minimumDistanceSamples)")
    var indices = localMaxima(of: signal)
    if let minimumHeight { indices.removeAll { signal[$0] < minimumHeight } }
    if minimumDistanceSamples > 1 {
      indices = spaced(indices, of: signal, minimumDistanceSamples: minimumDistanceSamples)
    }
    guard !indices.isEmpty else { return [] }
    let turns = turningPoints(of: signal)
    let leftBases = bases(of: signal, turns, at: indices, fromLeft: true)
    let rightBases = bases(of: signal, turns, at: indices, fromLeft: false)
    var result: [Peak] = []
    for (number, index) in indices.enumerated() {
      let (left, right) = (leftBases[number], rightBases[number])
      let prominence = signal[index] - max(signal[left], signal[right])
      guard prominence >= minimumProminence else { continue }
      result.append(
        Peak(
          index: index, height: signal[index], prominence: prominence, leftBase: left,
          rightBase: right))
    }
    return result
  }

  private static func localMaxima(of signal: [Double]) -> [Int] {
    var result: [Int] = []
    signal.withUnsafeBufferPointer { signal in
      var index = 1
      while index < signal.count - 1 {
        defer { index += 1 }
        guard signal[index - 1] < signal[index] else { continue }
        var end = index + 1
        while end < signal.count - 1, signal[end] == signal[index] { end += 1 }
        if signal[end] < signal[index] {
          result.append((index + end - 1) / 2)
          index = end
        }
      }
    }
    return result
  }

  /// Without the peaks that have a higher one too near.
  private static func spaced(
    _ indices: [Int], of signal: [Double], minimumDistanceSamples: Int
  ) -> [Int] {
    var isKept = Array(repeating: true, count: indices.count)
    let order = indices.indices.sorted {
      (signal[indices[$0]], $0) > (signal[indices[$1]], $1)
    }
    for number in order where isKept[number] {
      var neighbour = number - 1
      while neighbour >= 0, indices[number] - indices[neighbour] < minimumDistanceSamples {
        isKept[neighbour] = false
        neighbour -= 1
      }
      neighbour = number + 1
      while neighbour < indices.count,
        indices[neighbour] - indices[number] < minimumDistanceSamples
      {
        isKept[neighbour] = false
        neighbour += 1
      }
    }
    return zip(indices, isKept).filter { $0.1 }.map { $0.0 }
  }

  /// The samples that are not between a lower and a higher neighbour: the ends, peaks, bases and plateaus.
  ///
  /// A stretch that only rises or only falls has neither a peak nor a base within, and reaches a height if its end does.
  private static func turningPoints(of signal: [Double]) -> [Int] {
    signal.withUnsafeBufferPointer { signal in
      signal.indices.filter { index in
        guard index > 0, index < signal.count - 1 else { return true }
        let (before, value, after) = (signal[index - 1], signal[index], signal[index + 1])
        return !(before < value && value < after || before > value && value > after)
      }
    }
  }

  /// For every peak the lowest sample between it and the next higher one on one side.
  ///
  /// The stack holds falling values only: the samples seen so far that nothing later has reached,
  /// each with the lowest sample back to the one below it in the stack.
  ///
  /// - Parameter turns: As ``turningPoints(of:)``; the peaks are among them.
  private static func bases(
    of signal: [Double], _ turns: [Int], at peaks: [Int], fromLeft: Bool
  ) -> [Int] {
    var result = Array(repeating: 0, count: peaks.count)
    withUnsafeTemporaryAllocation(of: (value: Double, base: Int).self, capacity: turns.count) {
      stack in
      signal.withUnsafeBufferPointer { signal in
        let last = turns.count - 1
        var height = 0
        var number = fromLeft ? 0 : peaks.count - 1
        // −1 once no peak is left.
        var awaited = peaks[number]
        for position in turns.indices {
          let index = turns[fromLeft ? position : last - position]
          let value = signal[index]
          var base = index
          var lowest = value
          while height > 0, stack[height - 1].value <= value {
            height -= 1
            let below = stack[height].base
            if signal[below] < lowest { (base, lowest) = (below, signal[below]) }
          }
          stack.initializeElement(at: height, to: (value, base))
          height += 1
          if index == awaited {
            result[number] = base
            number += fromLeft ? 1 : -1
            awaited = peaks.indices.contains(number) ? peaks[number] : -1
          }
        }
      }
    }
    return result
  }
}
