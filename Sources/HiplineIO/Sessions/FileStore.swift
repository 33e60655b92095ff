import Crypto
public import HiplineCore

/// Where the files of a session are: folders, or an archive.
public struct FileStore: Sendable {
  /// The recordings in the file at `path`, understood as if it had the name `name`: some apps tell a file's quantity by its
  /// name alone, with its columns as `mapping` says where it says anything.
  public var recordings:
    @Sendable (_ path: String, _ name: String, _ mapping: ColumnMapping?) throws(InputFailure)
      -> [Recording]

  /// The bytes of the small file at a path, such as an app's notes; nil where there is none.
  public var note: @Sendable (_ path: String) -> [UInt8]?

  public init(
    recordings:
      @escaping @Sendable (_ path: String, _ name: String, _ mapping: ColumnMapping?)
      throws(InputFailure) -> [Recording],
    note: @escaping @Sendable (_ path: String) -> [UInt8]?
  ) {
    self.recordings = recordings
    self.note = note
  }

  /// Files in folders.
  public static let folders = FileStore(
    recordings: { (path, name, mapping) throws(InputFailure) in
      if path == name {
        return try RecordingReader.read(path: path, mapping: mapping, fingerprinted: true)
      }
      let bytes = try FileBytes.read(path: path)
      let fingerprint = String(SHA256.hash(data: bytes).description.suffix(64))
      do throws(InputFailure) {
        return try RecordingReader.read(bytes: bytes, name: name, mapping: mapping).map {
          recording in
          var copy = recording
          copy.name = path
          copy.sha256 = fingerprint
          return copy
        }
      } catch {
        var failure = error
        failure.path = path
        throw failure
      }
    },
    note: { path in try? FileBytes.read(path: path) })
}
