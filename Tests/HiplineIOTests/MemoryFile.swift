import HiplineCore

@testable import HiplineIO

/// A store with one file, whatever its path.
struct MemoryFile: FileStore {
  let bytes: [UInt8]

  func kind(at path: String) -> FileKind? { .file }
  func names(in folder: String) -> [String]? { nil }
  func packedNames(in folder: String) -> [String] { [] }
  func identity(of folder: String) -> String { folder }
  func bytes(at path: String) -> [UInt8] { bytes }
  func open(_ path: String) -> any ByteSource { MemorySource(bytes, path: path) }

  func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    try CompressedSource.unpacked(stored, start: Array(bytes.prefix(4)))
  }
}
