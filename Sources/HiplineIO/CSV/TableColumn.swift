#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A column that grows by whole blocks.
struct TableColumn {
  private(set) var values: [Double] = []

  /// Appends the values of a block.
  ///
  /// - Parameter expected: How many values the column will have in all, as far as can be told.
  mutating func append(_ block: UnsafeBufferPointer<Double>, expected: Int?) {
    let needed = values.count + block.count
    if needed > values.capacity {
      let guess = expected ?? needed + needed / 2
      values.reserveCapacity(max(needed, guess))
      TableColumn.useLargePages(&values)
    }
    values.append(contentsOf: block)
  }

  /// Asks the system to map the array's memory in large pages, which takes a tenth of the time of small ones. It may
  /// say no.
  private static func useLargePages(_ values: inout [Double]) {
    #if os(Linux)
      let largePage = 1 << 21
      let byteCount = values.capacity * MemoryLayout<Double>.stride
      guard byteCount >= 2 * largePage else { return }
      values.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        let start = (Int(bitPattern: base) + 4095) & ~4095
        let end = (Int(bitPattern: base) + byteCount) & ~4095
        _ = madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
      }
    #endif
  }
}
