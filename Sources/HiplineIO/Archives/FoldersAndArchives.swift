package import HiplineCore

/// The folders on disk, and archives on it as if they were folders.
package struct FoldersAndArchives: FileStore {
  private let disk = Folders()
  private let archives: [RecordingArchive]

  package init(_ archives: [RecordingArchive]) { self.archives = archives }

  private func store(_ path: String) -> any FileStore { archives.first { $0.holds(path) } ?? disk }

  package func kind(at path: String) -> FileKind? { store(path).kind(at: path) }

  package func names(in folder: String) -> [String]? { store(folder).names(in: folder) }

  package func unreadable(in folder: String) -> [UnreadableName] {
    store(folder).unreadable(in: folder)
  }

  package func identity(of folder: String) -> String { store(folder).identity(of: folder) }

  package func state(of path: String) -> FileState? { store(path).state(of: path) }

  package func bytes(at path: String) throws(InputFailure) -> [UInt8] {
    try store(path).bytes(at: path)
  }

  package func open(_ path: String) throws(InputFailure) -> any ByteSource {
    try store(path).open(path)
  }

  package func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    try store(stored.path).unpacked(stored)
  }
}
