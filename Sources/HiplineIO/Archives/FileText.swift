import HiplineCore

/// The text of a file, which can be opened as often as needed.
struct FileText: Sendable {
  /// The bytes of the file as they are stored.
  let open: @Sendable () throws(InputFailure) -> any ByteSource
  /// The text inside these bytes.
  let unpacked: @Sendable (any ByteSource) throws(InputFailure) -> any ByteSource

  /// A file in a folder, which may be compressed with gzip or zstd.
  init(path: String) {
    open = { () throws(InputFailure) in try FileSource(path: path) }
    unpacked = { source throws(InputFailure) in
      try Self.unpacking(source, start: FileSource(path: path).prefix(4))
    }
  }

  /// A file in memory.
  init(_ bytes: [UInt8], name: String) {
    open = { () throws(InputFailure) in MemorySource(bytes, path: name) }
    unpacked = { source throws(InputFailure) in
      try Self.unpacking(source, start: Array(bytes.prefix(4)))
    }
  }

  /// A file in an archive.
  init(_ entry: RecordingArchive.Entry, in archive: RecordingArchive) {
    open = { () throws(InputFailure) in try archive.open(entry) }
    unpacked = { source in source }
  }

  func openText() throws(InputFailure) -> any ByteSource { try unpacked(open()) }

  private static func unpacking(
    _ source: any ByteSource, start: [UInt8]
  ) throws(InputFailure) -> any ByteSource {
    CompressedSource.isCompressed(start) ? try CompressedSource(source) : source
  }
}
