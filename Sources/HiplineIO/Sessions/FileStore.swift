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
      try RecordingReader.read(
        path: path, fingerprinted: true, plan: RecordingReader.planning(mapping, as: name))
    },
    note: { path in try? FileBytes.read(path: path) })

  /// Files in an archive, by the archive's path with theirs behind it, as in `session.zip/thigh.csv`.
  public static func inside(_ archive: RecordingArchive) -> FileStore {
    @Sendable func entry(_ path: String) -> RecordingArchive.Entry? {
      archive.entries.first { "\(archive.path)/\($0.name)" == path }
    }
    return FileStore(
      recordings: { (path, name, mapping) throws(InputFailure) in
        guard let entry = entry(path) else {
          throw InputFailure(
            .unreadable, path: path, "there is no such file in the archive",
            hint: "check the name, or unpack the archive")
        }
        return try archive.recordings(of: entry, as: name, mapping: mapping, fingerprinted: true)
      },
      note: { path in entry(path).flatMap { try? archive.bytes(of: $0) } })
  }
}
