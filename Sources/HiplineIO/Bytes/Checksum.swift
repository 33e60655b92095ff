import CZlib

/// The CRC-32 of bytes, as gzip and zip have it.
struct Checksum {
  private(set) var value: UInt32 = 0

  init() {}

  init(of bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { add($0) }
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    value = UInt32(
      crc32_z(UInt(value), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count))
  }
}
