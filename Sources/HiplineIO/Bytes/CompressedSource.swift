import HiplineCore

/// The text inside a file that was compressed by itself, `.csv.gz` or `.csv.zst`, unpacked while it is read.
final class CompressedSource: ByteSource {
  private static let gzipStart: [UInt8] = [0x1F, 0x8B]
  private static let zstdStart: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

  /// The text of a source that may be compressed, as its first bytes tell.
  static func unpacked(
    _ source: any ByteSource, start: [UInt8]
  ) throws(InputFailure) -> any ByteSource {
    if start.starts(with: gzipStart) {
      return CompressedSource(try GzipStream(PackedBytes(source)), path: source.path)
    }
    if start.starts(with: zstdStart) {
      return CompressedSource(try ZstdStream(PackedBytes(source)), path: source.path)
    }
    return source
  }

  /// A file may unpack to so many times its size. Numbers as text shrink to a fifth at best, a table of zeros to a few
  /// hundredths; beyond this the file was made to fill memory.
  static let largestExpansion = 200

  let path: String
  let byteCount: Int? = nil
  private let stream: any UnpackedStream
  /// More than `Int` has room for where that has 32 bits.
  private var unpackedCount: Int64 = 0

  private init(_ stream: any UnpackedStream, path: String) {
    self.stream = stream
    self.path = path
  }

  /// - Throws: `archive-damaged` where the stream is broken or unpacks to more than ``largestExpansion`` times what was
  ///   read of it.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let count = try stream.read(into: buffer)
    unpackedCount += Int64(count)
    let limit =
      Int64(stream.packed.readCount) * Int64(CompressedSource.largestExpansion)
      + Int64(PackedBytes.capacity)
    guard unpackedCount <= limit else {
      throw CompressedSource.damaged(
        path, "it unpacks to more than \(CompressedSource.largestExpansion) times its size")
    }
    return count
  }

  static func damaged(_ path: String, _ problem: String) -> InputFailure {
    InputFailure(
      .archiveDamaged, path: path, "the compressed file is damaged: \(problem)",
      hint: "copy or export the file again, or unpack it yourself")
  }
}

/// What is unpacked of compressed bytes.
protocol UnpackedStream: AnyObject {
  var packed: PackedBytes { get }

  /// As ``ByteSource/read(into:)``; the end is only told of a stream that is whole.
  ///
  /// - Throws: `archive-damaged`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int
}

/// The compressed bytes of a source, block by block.
final class PackedBytes {
  /// For speed only: so many bytes are unpacked at a time.
  static let capacity = 1 << 16

  private let source: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: PackedBytes.capacity, alignment: 16)
  private(set) var readCount = 0

  init(_ source: any ByteSource) { self.source = source }

  deinit { buffer.deallocate() }

  var path: String { source.path }

  /// The next bytes, which stay until the ones after them are asked for; none at the end only.
  func next() throws(InputFailure) -> UnsafeMutableRawBufferPointer {
    let count = try source.read(into: buffer)
    readCount += count
    return UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
  }
}
