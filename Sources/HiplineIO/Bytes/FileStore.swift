package import HiplineCore

/// Folders with files, by their paths: those on disk (``Folders``), or an archive (``RecordingArchive``).
package protocol FileStore: AnyObject, Sendable {
  /// What is at a path; nil for nothing.
  func kind(at path: String) -> FileKind?

  /// The names in a folder, sorted; nil where it cannot be listed.
  func names(in folder: String) -> [String]?

  /// What is in a folder and cannot be read, whatever is tried, in the order of names.
  func unreadable(in folder: String) -> [UnreadableName]

  /// The same for two paths that are one folder.
  func identity(of folder: String) -> String

  /// What tells whether a file, or the archive that holds it, was changed since; nil where there is none.
  func state(of path: String) -> FileState?

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

/// What is in a folder and cannot be read.
package struct UnreadableName: Sendable {
  /// As far as it can be told.
  package var name: String
  package var kind: FileKind
  package var failure: InputFailure
}
