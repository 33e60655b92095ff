import CArchive
import HiplineCore

/// What is unpacked of a zstd file, whose checksums its library verifies.
final class ZstdStream: UnpackedStream {
  let packed: PackedBytes
  private let archive: OpaquePointer
  private let feed: Feed

  /// The compressed bytes, as the library asks for them.
  private final class Feed {
    private let packed: PackedBytes
    private(set) var failure: InputFailure?

    init(_ packed: PackedBytes) { self.packed = packed }

    func next(_ start: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
      do throws(InputFailure) {
        let bytes = try packed.next()
        start.pointee = UnsafeRawPointer(bytes.baseAddress)
        return bytes.count
      } catch {
        failure = error
        return -1
      }
    }
  }

  /// - Throws: `archive-damaged` where the stream does not begin as one of zstd does.
  init(_ packed: PackedBytes) throws(InputFailure) {
    guard let archive = archive_read_new() else {
      throw CompressedSource.damaged(packed.path, "there is no memory to unpack it")
    }
    self.archive = archive
    self.packed = packed
    feed = Feed(packed)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_raw(archive)
    var entry: OpaquePointer?
    guard
      archive_read_open(
        archive, Unmanaged.passUnretained(feed).toOpaque(), nil,
        { _, context, start in
          guard let context, let start else { return -1 }
          return Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue().next(start)
        }, nil) == ARCHIVE_OK,
      archive_read_next_header(archive, &entry) == ARCHIVE_OK,
      // Without a filter it would give back the packed bytes: the first few looked right, the rest did not.
      archive_filter_count(archive) > 1
    else {
      throw feed.failure ?? CompressedSource.damaged(packed.path, "it cannot be unpacked")
    }
  }

  deinit { archive_read_free(archive) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else {
      throw feed.failure ?? CompressedSource.damaged(packed.path, "it breaks off or is corrupt")
    }
    return count
  }
}
