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
    let pattern = UInt64(delimiter) &* 0x0101_0101_0101_0101
    var offset = 0
    while offset < block.count {
      var found = SeparatorIndex.mask(text + offset, pattern)
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

  /// One bit for each of 64 bytes that is a line feed or the byte of which `pattern` has eight.
  @inline(__always)
  private static func mask(_ text: UnsafeRawPointer, _ pattern: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var mask: UInt64 = 0
    var all: UInt64 = 0
    for index in 0..<8 {
      let word = word(text, index)
      all |= word
      // The highest bit of a byte stays clear where the byte is zero, as long as no byte had it before.
      let rest = ((word ^ pattern) &+ low) & ((word ^ lineFeeds) &+ low)
      mask |= bits((~rest & ~low) >> 7) << UInt64(8 * index)
    }
    return all & ~low == 0 ? mask : maskOfAnyBytes(text, pattern)
  }

  /// The same where letters beyond ASCII are among the bytes.
  @inline(never)
  private static func maskOfAnyBytes(_ text: UnsafeRawPointer, _ pattern: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var mask: UInt64 = 0
    for index in 0..<8 {
      let one = word(text, index) ^ pattern
      let other = word(text, index) ^ lineFeeds
      let rest = (((one & low) &+ low) | one) & (((other & low) &+ low) | other)
      mask |= bits((~rest & ~low) >> 7) << UInt64(8 * index)
    }
    return mask
  }

  private static let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A

  @inline(__always)
  private static func word(_ text: UnsafeRawPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: (text + 8 * index).loadUnaligned(as: UInt64.self))
  }

  /// The lowest bits of eight bytes, which are 0 or 1, side by side.
  @inline(__always)
  private static func bits(_ bytes: UInt64) -> UInt64 {
    (bytes &* 0x0102_0408_1020_4080) >> 56
  }
}
