package import HiplineCore

/// Bytes that are read once, from the first to the last.
package protocol ByteSource: AnyObject {
  /// The input, as the user named it.
  var path: String { get }

  /// How many bytes there are in all; nil where only reading them tells.
  var byteCount: Int? { get }

  /// Fills the start of `buffer` and returns how many bytes that were: fewer than its size at any time, 0 at the
  /// end only.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int

  /// Passes over bytes.
  func skip(_ count: Int) throws(InputFailure)
}

extension ByteSource {
  /// By reading them, as a source has to that cannot tell what comes later without what came before.
  func skip(_ count: Int) throws(InputFailure) {
    guard count > 0 else { return }
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(count, 1 << 16), alignment: 16)
    defer { buffer.deallocate() }
    var left = count
    while left > 0 {
      let got = try read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(left, buffer.count)]))
      if got == 0 { return }
      left -= got
    }
  }
}

/// Bytes that are in memory already.
final class MemorySource: ByteSource {
  let path: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  var byteCount: Int? { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<(position + count)])
    position += count
    return count
  }
}
