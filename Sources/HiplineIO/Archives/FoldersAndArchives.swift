package import HiplineCore

/// The folders on disk, archives on it as if they were folders, and what came through pipes.
package final class FoldersAndArchives: FileStore {
  private let disk = Folders()
  private let archives: [RecordingArchive]

  private let piped: [PipedFile]

  package init(_ archives: [RecordingArchive], piped: [PipedFile]) {
    self.archives = archives
    self.piped = piped
  }

  private func pipe(_ path: String) -> PipedFile? { piped.first { $0.path == path } }

  private func store(_ path: String) -> any FileStore { archives.first { $0.holds(path) } ?? disk }

  package func kind(at path: String) -> FileKind? {
    pipe(path) == nil ? store(path).kind(at: path) : .file
  }

  package func names(in folder: String) -> [String]? { store(folder).names(in: folder) }

  package func unreadable(in folder: String) -> [UnreadableName] {
    store(folder).unreadable(in: folder)
  }

  package func identity(of folder: String) -> String { store(folder).identity(of: folder) }

  package func state(of path: String) -> FileState? {
    pipe(path) == nil ? store(path).state(of: path) : nil
  }

  package func bytes(at path: String) throws(InputFailure) -> [UInt8] {
    try store(path).bytes(at: path)
  }

  package func open(_ path: String) throws(InputFailure) -> any ByteSource {
    if let pipe = pipe(path) { return MemorySource(pipe.bytes, path: path) }
    return try store(path).open(path)
  }

  package func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    if let pipe = pipe(stored.path) {
      return try CompressedSource.unpacked(stored, start: Array(pipe.bytes.prefix(4)))
    }
    return try store(stored.path).unpacked(stored)
  }
}
