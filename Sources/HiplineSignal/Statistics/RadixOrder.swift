/// The order into which sorting puts numbers, found from their bits.
enum RadixOrder {
  /// For speed only: so many bits are sorted by at a time.
  private static let digitBits = 11
  /// For speed only: so many digits make 64 bits.
  private static let digits = 6
  /// For speed only: fewer numbers are compared with each other.
  private static let fewest = 256

  /// The indices of the numbers from the smallest to the largest, equal ones in their order; what is not a number comes last.
  ///
  /// - Complexity: O(*n*).
  ///
  /// Least significant digit first: Knuth, The Art of Computer Programming, volume 3, section 5.2.5.
  static func indices(of values: UnsafeBufferPointer<Double>) -> [Int32] {
    var entries = values.indices.map { Entry(key: key(values[$0]), index: Int32($0)) }
    guard entries.count >= fewest else {
      entries.sort { ($0.key, $0.index) < ($1.key, $1.index) }
      return entries.map { $0.index }
    }
    var starts = digitCounts(entries)
    var other = entries
    for digit in 0..<digits {
      let places = (digit << digitBits)..<((digit + 1) << digitBits)
      // All numbers have this digit in common.
      if starts[places].contains(entries.count) { continue }
      var sum = 0
      for place in places {
        (starts[place], sum) = (sum, sum + starts[place])
      }
      entries.withUnsafeBufferPointer { from in
        other.withUnsafeMutableBufferPointer { to in
          starts.withUnsafeMutableBufferPointer { starts in
            for entry in from {
              let place = Self.place(entry.key, digit)
              to[starts[place]] = entry
              starts[place] += 1
            }
          }
        }
      }
      swap(&entries, &other)
    }
    return entries.map { $0.index }
  }

  private struct Entry {
    var key: UInt64
    var index: Int32
  }

  /// How often each digit has each value.
  private static func digitCounts(_ entries: [Entry]) -> [Int] {
    var counts = Array(repeating: 0, count: digits << digitBits)
    counts.withUnsafeMutableBufferPointer { counts in
      for entry in entries {
        for digit in 0..<digits { counts[place(entry.key, digit)] += 1 }
      }
    }
    return counts
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ digit: Int) -> Int {
    let mask: UInt64 = 1 << UInt64(digitBits) - 1
    return digit << digitBits + Int(key >> UInt64(digit * digitBits) & mask)
  }

  /// Integers in the order of the numbers; both zeros are one.
  @inline(__always)
  private static func key(_ value: Double) -> UInt64 {
    guard !value.isNaN else { return .max }
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}
