package import HiplineCore

/// Folders with files, by their paths: those on disk (``Folders``), or an archive (``RecordingArchive``).
package protocol FileStore: Sendable {
  /// What is at a path; nil for nothing.
  func kind(at path: String) -> FileKind?

  /// The names in a folder, sorted; nil where it cannot be listed.
  func names(in folder: String) -> [String]?

  /// The names of the files in a folder that are packed themselves and cannot be read, sorted.
  func packedNames(in folder: String) -> [String]

  /// The same for two paths that are one folder.
  func identity(of folder: String) -> String

  /// The bytes of a small file, such as a session's description or an app's notes.
  func bytes(at path: String) throws(InputFailure) -> [UInt8]

  /// The bytes of a file as they are stored.
  func open(_ path: String) throws(InputFailure) -> any ByteSource

  /// The text inside a file's stored bytes.
  func unpacked(_ stored: any ByteSource) throws(InputFailure) -> any ByteSource
}

package enum FileKind: Sendable {
  case folder
  case file
}
