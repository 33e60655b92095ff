public import HiplineCore

/// Where the files of a session are: folders, or an archive.
public struct FileStore: Sendable {
  /// The recordings in the file at `path`, whose columns `columns` tells; `too-long` where one lasts longer than
  /// `longestSeconds`.
  public var recordings:
    @Sendable (_ path: String, _ columns: ColumnSource, _ longestSeconds: Double?)
      throws(InputFailure) -> [Recording]

  /// The same file read through, for recordings too long to be held.
  public var longFile:
    @Sendable (_ path: String, _ columns: ColumnSource, _ visit: LongFile.Visit)
      throws(InputFailure) -> LongFile

  /// The bytes of the small file at a path, such as an app's notes; nil where there is none.
  public var note: @Sendable (_ path: String) -> [UInt8]?

  private init(
    note: @escaping @Sendable (_ path: String) -> [UInt8]?,
    text: @escaping @Sendable (_ path: String) throws(InputFailure) -> FileText
  ) {
    recordings = { (path, columns, longestSeconds) throws(InputFailure) in
      try RecordingReader.read(
        text(path), columns: columns, longestSeconds: longestSeconds, fingerprinted: true)
    }
    longFile = { (path, columns, visit) throws(InputFailure) in
      try LongFile(text(path), columns: columns, fingerprinted: true, visit: visit)
    }
    self.note = note
  }

  /// Files in folders.
  public static let folders = FileStore(
    note: { path in try? FileBytes.read(path: path) },
    text: { path in FileText(path: path) })

  /// Files in an archive, by the archive's path with theirs behind it, as in `session.zip/thigh.csv`.
  public static func inside(_ archive: RecordingArchive) -> FileStore {
    FileStore(
      note: { path in archive.entry(at: path).flatMap { try? archive.bytes(of: $0) } },
      text: { path throws(InputFailure) in
        guard let entry = archive.entry(at: path) else { throw archive.missing(path) }
        return FileText(entry, in: archive)
      })
  }
}
