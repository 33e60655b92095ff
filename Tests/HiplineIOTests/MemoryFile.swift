import HiplineCore
import Synchronization

@testable import HiplineIO

/// A store with one file, whatever its path.
final class MemoryFile: FileStore {
  /// How often something happened.
  final class Count: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
  }

  let bytes: [UInt8]
  let openings = Count()

  init(bytes: [UInt8]) { self.bytes = bytes }

  func kind(at path: String) -> FileKind? { .file }
  func names(in folder: String) -> [String]? { nil }
  func unreadable(in folder: String) -> [UnreadableName] { [] }
  func identity(of folder: String) -> String { folder }
  func state(of path: String) -> FileState? { nil }
  func bytes(at path: String) -> [UInt8] { bytes }

  func open(_ path: String) -> any ByteSource {
    openings.add()
    return MemorySource(bytes, path: path)
  }

  func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    try CompressedSource.unpacked(stored, start: Array(bytes.prefix(4)))
  }
}

/// The folders on disk, in which something happens to a file while it is open.
final class ChangingFolders: FileStore {
  let folders = Folders()
  let whenUnpacked: @Sendable () -> Void

  init(whenUnpacked: @escaping @Sendable () -> Void) { self.whenUnpacked = whenUnpacked }

  func kind(at path: String) -> FileKind? { folders.kind(at: path) }
  func names(in folder: String) -> [String]? { folders.names(in: folder) }
  func unreadable(in folder: String) -> [UnreadableName] { folders.unreadable(in: folder) }
  func identity(of folder: String) -> String { folders.identity(of: folder) }
  func state(of path: String) -> FileState? { folders.state(of: path) }
  func bytes(at path: String) throws(InputFailure) -> [UInt8] { try folders.bytes(at: path) }
  func open(_ path: String) throws(InputFailure) -> any ByteSource { try folders.open(path) }

  func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    defer { whenUnpacked() }
    return try folders.unpacked(stored)
  }
}
