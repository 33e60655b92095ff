import CSeparators

/// Where the fields of a block of text end, found 64 bytes at a time before any of them is read.
///
/// With the places known, the fields can be read independently of each other, and a processor does several at once.
struct SeparatorIndex {
  private var storage: UnsafeMutableBufferPointer<UInt32>
  /// The number of delimiters and line feeds.
  private(set) var count = 0

  init() { storage = .allocate(capacity: 0) }

  func deallocate() { storage.deallocate() }

  /// The places of delimiters and line feeds in the block; before them, at −1, stands the byte before the block.
  var positions: UnsafePointer<UInt32> {
    guard let base = storage.baseAddress else { preconditionFailure("an index is filled first") }
    return UnsafePointer(base) + 1
  }

  /// Finds the delimiters and line feeds of a block; quotes mean nothing here.
  ///
  /// - Precondition: ``TextBlocks/margin`` bytes after the block can be read.
  mutating func fill(_ block: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    if storage.count < block.count + 72 {
      storage.deallocate()
      storage = .allocate(capacity: block.count + 72)
    }
    guard let text = UnsafeRawPointer(block.baseAddress), let first = storage.baseAddress else {
      return
    }
    first.pointee = .max
    let start = first + 1
    var free = start
    var offset = 0
    while offset < block.count {
      var found = hipline_separators(text + offset, delimiter)
      let left = block.count - offset
      if left < 64 { found &= (1 << UInt64(left)) - 1 }
      let count = found.nonzeroBitCount
      var place = free
      let end = free + count
      // Eight at a time without looking whether there are as many: what is too much is written over.
      repeat {
        for slot in 0..<8 {
          place[slot] = UInt32(truncatingIfNeeded: offset &+ found.trailingZeroBitCount)
          found &= found &- 1
        }
        place += 8
      } while place < end
      free = end
      offset += 64
    }
    count = free - start
  }
}
