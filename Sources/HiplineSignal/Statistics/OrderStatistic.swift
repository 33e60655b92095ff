/// The value that sorting would put at a rank, without sorting the rest.
enum OrderStatistic {
  /// The quantile at a position among the sorted values.
  ///
  /// Of many values a sample tells between which two bounds the quantile must lie but for bad luck; one pass counts what is
  /// below and keeps what is between, of which there is little to select from.
  ///
  /// - Parameter values: At least one, none of them NaN.
  /// - Complexity: O(*n*) on average.
  ///
  /// Source: after Floyd, Rivest 1975, Communications of the ACM 18:165–172, <https://doi.org/10.1145/360680.360691>.
  static func quantile(
    _ position: QuantilePosition, of values: UnsafeBufferPointer<Double>
  ) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: values.count) { scratch in
      if let bounds = bounds(of: position, values) {
        let (below, kept) = split(values, bounds, into: scratch)
        let ranks = below..<(below + kept)
        if ranks.contains(position.rank), ranks.contains(position.lastRank) {
          return quantile(
            position, below: below, in: UnsafeMutableBufferPointer(rebasing: scratch[..<kept]))
        }
      }
      _ = scratch.initialize(fromContentsOf: values)
      return quantile(position, below: 0, in: scratch)
    }
  }

  /// - Parameter below: How many smaller values there are beside these.
  private static func quantile(
    _ position: QuantilePosition, below: Int, in values: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let rank = position.rank - below
    select(rank, in: values)
    return position.value { wanted in
      // The next rank is the smallest of those that were put behind.
      wanted == position.rank ? values[rank] : values[(rank + 1)...].reduce(.infinity, min)
    }
  }

  /// For speed only: fewer values are selected from at once.
  private static let fewestToSample = 512
  /// For speed only: so many values tell where the quantile is about.
  private static let sampleCount = 256
  /// For speed only: the bounds' distance from the quantile in standard deviations of a random sample's.
  private static let deviations = 2.5

  /// Between which the quantile probably lies; nil where there are few values.
  private static func bounds(
    of position: QuantilePosition, _ values: UnsafeBufferPointer<Double>
  ) -> ClosedRange<Double>? {
    guard values.count >= fewestToSample else { return nil }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: sampleCount) { sample in
      for index in 0..<sampleCount {
        // Of 64 bits, as the product may not fit into a short Int.
        let chosen = Int64(index) * Int64(values.count) / Int64(sampleCount)
        sample.initializeElement(at: index, to: values[Int(chosen)])
      }
      let share = Double(position.rank) / Double(values.count)
      let middle = share * Double(sampleCount)
      let margin = deviations * (share * (1 - share) * Double(sampleCount)).squareRoot() + 1
      let low = Int(max(0, middle - margin))
      let high = Int(min(Double(sampleCount - 1), middle + margin))
      select(low, in: sample)
      let lower = low == 0 ? -.infinity : sample[low]
      if high > low {
        select(high - low - 1, in: UnsafeMutableBufferPointer(rebasing: sample[(low + 1)...]))
      }
      return lower...(high == sampleCount - 1 ? .infinity : sample[high])
    }
  }

  /// Puts what lies within the bounds into `kept`, and counts it and what is below; without branches, which would be
  /// mispredicted half of the time.
  private static func split(
    _ values: UnsafeBufferPointer<Double>, _ bounds: ClosedRange<Double>,
    into kept: UnsafeMutableBufferPointer<Double>
  ) -> (below: Int, kept: Int) {
    var (below, count) = (0, 0)
    for value in values {
      kept.initializeElement(at: count, to: value)
      let isBelow = value < bounds.lowerBound
      below += isBelow ? 1 : 0
      count += !isBelow && value <= bounds.upperBound ? 1 : 0
    }
    return (below, count)
  }

  /// Puts the value of a rank where sorting would, no larger ones before it and no smaller ones behind it.
  ///
  /// Hoare's selection with the median of three as pivot; where the pivots keep being poor, what is left is sorted.
  ///
  /// - Parameters:
  ///   - rank: From 0 to `values.count - 1`.
  ///   - values: None of them NaN; reordered.
  /// - Complexity: O(*n*) on average, O(*n* log *n*) at worst.
  static func select(_ rank: Int, in values: UnsafeMutableBufferPointer<Double>) {
    precondition(values.indices.contains(rank), "a rank in \(values.indices) expected, got \(rank)")
    var low = 0
    var high = values.count - 1
    var roundsLeft = 4 * (Int.bitWidth - values.count.leadingZeroBitCount)
    while low < high {
      if roundsLeft == 0 {
        var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
        rest.sort()
        return
      }
      roundsLeft -= 1
      let pivot = medianOfThree(values[low], values[(low + high) / 2], values[high])
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      // Between the two halves lie only values equal to the pivot.
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return
      }
    }
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
