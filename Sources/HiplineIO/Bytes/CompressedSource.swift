import CArchive
import HiplineCore

/// The text inside a file that was compressed by itself, `.csv.gz` or `.csv.zst`, unpacked while it is read.
final class CompressedSource: ByteSource {
  /// Whether the bytes begin as gzip or zstd do.
  static func isCompressed(_ start: [UInt8]) -> Bool {
    start.starts(with: [0x1F, 0x8B]) || start.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
  }

  /// The text of a source that may be compressed, as its first bytes tell.
  static func unpacked(
    _ source: any ByteSource, start: [UInt8]
  ) throws(InputFailure) -> any ByteSource {
    isCompressed(start) ? try CompressedSource(source) : source
  }

  /// A file may unpack to so many times its size. Numbers as text shrink to a fifth at best, a table of zeros to a few
  /// hundredths; beyond this the file was made to fill memory.
  static let largestExpansion = 200
  /// For speed only: so many bytes are unpacked at a time.
  private static let chunk = 1 << 16

  var path: String { packed.source.path }
  let byteCount: Int? = nil
  private let archive: OpaquePointer
  private let packed: PackedBytes
  private var unpackedCount = 0

  /// - Throws: `archive-damaged` where the stream does not begin as a compressed file does.
  init(_ source: any ByteSource) throws(InputFailure) {
    guard let archive = archive_read_new() else {
      throw CompressedSource.damaged(source.path, "there is no memory to unpack it")
    }
    self.archive = archive
    packed = PackedBytes(source, capacity: CompressedSource.chunk)
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_raw(archive)
    var entry: OpaquePointer?
    guard
      archive_read_open(
        archive, Unmanaged.passUnretained(packed).toOpaque(), nil,
        { _, context, start in
          guard let context, let start else { return -1 }
          return Unmanaged<PackedBytes>.fromOpaque(context).takeUnretainedValue().next(start)
        }, nil) == ARCHIVE_OK,
      archive_read_next_header(archive, &entry) == ARCHIVE_OK,
      // Without a filter it would give back the packed bytes: the first few looked right, the rest did not.
      archive_filter_count(archive) > 1
    else {
      throw packed.failure ?? CompressedSource.damaged(source.path, "it cannot be unpacked")
    }
  }

  deinit { archive_read_free(archive) }

  /// - Throws: `archive-damaged` where the stream is broken or unpacks to more than ``largestExpansion`` times what was
  ///   read of it.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else {
      throw packed.failure ?? CompressedSource.damaged(path, "it breaks off or is corrupt")
    }
    unpackedCount += count
    let limit = packed.readCount * CompressedSource.largestExpansion + CompressedSource.chunk
    guard unpackedCount <= limit else {
      throw CompressedSource.damaged(
        path, "it unpacks to more than \(CompressedSource.largestExpansion) times its size")
    }
    return count
  }

  private static func damaged(_ path: String, _ problem: String) -> InputFailure {
    InputFailure(
      .archiveDamaged, path: path, "the compressed file is damaged: \(problem)",
      hint: "copy or export the file again, or unpack it yourself")
  }
}

/// The compressed bytes, as the library asks for them.
private final class PackedBytes {
  let source: any ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  private(set) var readCount = 0
  private(set) var failure: InputFailure?

  init(_ source: any ByteSource, capacity: Int) {
    self.source = source
    buffer = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { buffer.deallocate() }

  func next(_ start: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    do throws(InputFailure) {
      let count = try source.read(into: buffer)
      readCount += count
      start.pointee = UnsafeRawPointer(buffer.baseAddress)
      return count
    } catch {
      failure = error
      return -1
    }
  }
}
