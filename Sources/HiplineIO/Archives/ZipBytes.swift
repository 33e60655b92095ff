/// Numbers in the headers of a zip, least byte first. What an archive states of sizes may be more than `Int` has room for where that has
/// 32 bits.
struct ZipBytes {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The bytes in a range; nil where there are fewer.
  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8>? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    return bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)]
  }

  /// Whether the bytes begin with one of the format's signs: `PK` and two numbers.
  func begin(with first: UInt8, _ second: UInt8) -> Bool {
    bytes.starts(with: [UInt8(ascii: "P"), UInt8(ascii: "K"), first, second])
  }

  func number16(at offset: Int) -> Int? { number(at: offset, byteCount: 2).map { Int($0) } }

  func number32(at offset: Int) -> Int64? { number(at: offset, byteCount: 4) }

  /// Four bytes of which every bit may be set, as in a checksum.
  func word32(at offset: Int) -> UInt32? {
    bytes(offset..<(offset + 4)).map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// nil also for what no file can have.
  func number64(at offset: Int) -> Int64? { number(at: offset, byteCount: 8) }

  private func number(at offset: Int, byteCount: Int) -> Int64? {
    guard let part = bytes(offset..<(offset + byteCount)) else { return nil }
    return Int64(exactly: part.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
