/// The value that sorting would put at a rank, without sorting the rest.
enum OrderStatistic {
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
