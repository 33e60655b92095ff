import HiplineCore

/// Another source, of which the bytes that were read last can be read again.
///
/// What is unpacked cannot be gone back to; stretches of a file that nearly touch share a piece of it.
///
///     ┈┈┈┈┈┈┈┈┈┈┈╎ kept        │ position          the end of what was read │
final class RecentBytes: ByteSource {
  let byteCount: Int? = nil
  private let source: any ByteSource
  private let count: Int
  /// At least the last ``count`` bytes that were read.
  private var kept: [UInt8] = []
  /// Where in the source they begin.
  private var start = 0
  private var position = 0

  /// - Parameter count: How many bytes can be gone back from the end of what was read.
  init(_ source: any ByteSource, count: Int) {
    self.source = source
    self.count = count
  }

  var path: String { source.path }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let held = start + kept.count - position
    if held > 0 {
      let given = min(held, buffer.count)
      let first = position - start
      buffer.copyBytes(from: kept[first..<(first + given)])
      position += given
      return given
    }
    let got = try source.read(into: buffer)
    // Half of it goes at a time, so that few bytes are moved.
    if kept.count + got > 2 * count, kept.count > count {
      start += kept.count - count
      kept.removeFirst(kept.count - count)
    }
    kept.append(contentsOf: buffer[..<got])
    position += got
    return got
  }

  /// - Parameter offset: A place that was read before.
  /// - Returns: False where it is kept no more; reading then goes on where it was.
  func goBack(to offset: Int) -> Bool {
    precondition(offset <= start + kept.count, "byte \(offset) was not read yet")
    guard offset >= start else { return false }
    position = offset
    return true
  }
}
