package import HiplineCore

/// The folders of what was handed to a page.
package final class Folders: FileStore {
  package static let deepest = 32

  package init() {}

  package static func tooDeep(_ folder: String) -> InputFailure {
    InputFailure(
      .unreadable, path: folder,
      "the folder lies more than \(deepest) folders deep, and is not searched",
      hint: "name it itself")
  }

  package func kind(at path: String) -> FileKind? {
    DroppedFiles.file(at: path) != nil ? .file : DroppedFiles.isFolder(path) ? .folder : nil
  }

  package func names(in folder: String) -> [String]? { DroppedFiles.names(in: folder) }

  package func unreadable(in folder: String) -> [UnreadableName] { [] }

  package func identity(of folder: String) -> String { folder }

  package static func standardPath(_ path: String) -> String {
    "/" + FileName.parts(of: path).filter { $0 != "." }.joined(separator: "/")
  }

  package func state(of path: String) -> FileState? { FileState(path: path) }

  package func bytes(at path: String) throws(InputFailure) -> [UInt8] {
    try FileBytes.read(path: path)
  }

  package func open(_ path: String) throws(InputFailure) -> any ByteSource {
    try FileSource(path: path)
  }

  package func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource {
    try CompressedSource.unpacked(stored, start: FileSource(path: stored.path).prefix(4))
  }
}
