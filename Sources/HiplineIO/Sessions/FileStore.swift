public import HiplineCore

/// Where the files of a session are: folders, or an archive.
public struct FileStore: Sendable {
  /// The recordings in the file at `path`, whose columns `columns` tells.
  public var recordings:
    @Sendable (_ path: String, _ columns: ColumnSource) throws(InputFailure) -> [Recording]

  /// The bytes of the small file at a path, such as an app's notes; nil where there is none.
  public var note: @Sendable (_ path: String) -> [UInt8]?

  public init(
    recordings:
      @escaping @Sendable (_ path: String, _ columns: ColumnSource) throws(InputFailure) ->
      [Recording],
    note: @escaping @Sendable (_ path: String) -> [UInt8]?
  ) {
    self.recordings = recordings
    self.note = note
  }

  /// Files in folders.
  public static let folders = FileStore(
    recordings: { (path, columns) throws(InputFailure) in
      try RecordingReader.read(path: path, columns: columns, fingerprinted: true)
    },
    note: { path in try? FileBytes.read(path: path) })

  /// Files in an archive, by the archive's path with theirs behind it, as in `session.zip/thigh.csv`.
  public static func inside(_ archive: RecordingArchive) -> FileStore {
    FileStore(
      recordings: { (path, columns) throws(InputFailure) in
        guard let entry = archive.entry(at: path) else {
          throw InputFailure(
            .unreadable, path: path, "there is no such file in the archive",
            hint: "check the name, or unpack the archive")
        }
        return try archive.recordings(of: entry, columns: columns, fingerprinted: true)
      },
      note: { path in archive.entry(at: path).flatMap { try? archive.bytes(of: $0) } })
  }
}
