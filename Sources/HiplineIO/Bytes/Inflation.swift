import CZlib

/// A stream of deflate in the making, by zlib.
final class Inflation {
  /// What is around the stream.
  enum Format {
    /// Nothing, as in a zip.
    case bare
    /// The header and the trailer of a member of a gzip file, both of which are verified.
    case gzip

    /// As zlib takes it: 15 is the largest window, which reads every stream.
    fileprivate var windowBits: Int32 {
      switch self {
      case .bare: -15
      case .gzip: 15 + 16
      }
    }
  }

  /// Why a stream cannot be unpacked.
  enum Problem: Error {
    case noMemory
    /// A changed byte, or a checksum or a length that is not that of what was unpacked.
    case corrupt
  }

  /// Where zlib finds it again: it keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ format: Format) throws(Problem) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw .noMemory }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// What was given and not used yet; has to stay where it is until it is used.
  var input: UnsafeBufferPointer<UInt8> {
    get {
      UnsafeBufferPointer(start: stream.pointee.next_in, count: Int(stream.pointee.avail_in))
    }
    set {
      stream.pointee.next_in = UnsafeMutablePointer(mutating: newValue.baseAddress)
      stream.pointee.avail_in = UInt32(newValue.count)
    }
  }

  /// Unpacks until the buffer is full, the input is used or the stream has ended.
  func unpack(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Problem) -> (count: Int, hasEnded: Bool) {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let wanted = stream.pointee.avail_out
    let status = inflate(stream, Z_NO_FLUSH)
    let count = Int(wanted - stream.pointee.avail_out)
    switch status {
    case Z_OK: return (count, false)
    case Z_STREAM_END: return (count, true)
    case Z_MEM_ERROR: throw .noMemory
    default: throw .corrupt
    }
  }

  /// Goes on with a stream that follows one that has ended.
  func begin() throws(Problem) {
    guard inflateReset(stream) == Z_OK else { throw .corrupt }
  }
}
