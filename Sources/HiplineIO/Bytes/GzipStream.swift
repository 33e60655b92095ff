import CZlib
import HiplineCore

/// What is unpacked of a gzip file: of all its members, each held against the checksum and the length that it ends with.
///
/// Source: RFC 1952.
final class GzipStream: UnpackedStream {
  let packed: PackedBytes
  /// Where zlib finds it again: it keeps the address.
  private let inflation: UnsafeMutablePointer<z_stream>
  private var place = Place.inMember

  private enum Place {
    case inMember
    /// Behind a member whose checksum and length were right; another may follow.
    case betweenMembers
    /// In the zeros that a tape or a disk's block is filled up with.
    case inPadding
  }

  /// - Throws: `archive-damaged` where there is no memory for it.
  init(_ packed: PackedBytes) throws(InputFailure) {
    self.packed = packed
    inflation = .allocate(capacity: 1)
    inflation.initialize(to: z_stream())
    // The largest window, which reads every stream; 16 more ask for gzip's header and trailer around it.
    let status = inflateInit2_(
      inflation, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw damaged("there is no memory to unpack it") }
  }

  deinit {
    inflateEnd(inflation)
    inflation.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    guard let start = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    inflation.pointee.next_out = start.assumingMemoryBound(to: UInt8.self)
    inflation.pointee.avail_out = UInt32(clamping: buffer.count)
    let wanted = inflation.pointee.avail_out
    while inflation.pointee.avail_out == wanted {
      if inflation.pointee.avail_in == 0 {
        let bytes = try packed.next()
        guard !bytes.isEmpty else {
          if place == .inMember { throw damaged("it breaks off") }
          return 0
        }
        inflation.pointee.next_in = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        inflation.pointee.avail_in = UInt32(bytes.count)
      }
      switch place {
      case .inMember: try unpack()
      case .betweenMembers: try beginMember()
      case .inPadding: try passPadding()
      }
    }
    return Int(wanted - inflation.pointee.avail_out)
  }

  private func unpack() throws(InputFailure) {
    switch inflate(inflation, Z_NO_FLUSH) {
    case Z_OK: break
    case Z_STREAM_END: place = .betweenMembers
    case Z_MEM_ERROR: throw damaged("there is no memory to unpack it")
    // A changed byte, a checksum or a length that is not that of what was unpacked.
    default: throw damaged("it is corrupt, or fails its own checksum")
    }
  }

  private func beginMember() throws(InputFailure) {
    if inflation.pointee.next_in.pointee == 0 {
      place = .inPadding
      return
    }
    guard inflateReset(inflation) == Z_OK else { throw damaged("it is corrupt") }
    place = .inMember
  }

  private func passPadding() throws(InputFailure) {
    let rest = UnsafeBufferPointer(
      start: inflation.pointee.next_in, count: Int(inflation.pointee.avail_in))
    guard rest.allSatisfy({ $0 == 0 }) else { throw damaged("something else follows its end") }
    inflation.pointee.avail_in = 0
  }

  private func damaged(_ problem: String) -> InputFailure {
    CompressedSource.damaged(packed.path, problem)
  }
}
