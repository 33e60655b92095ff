package import HiplineCore

/// Reads recordings from tables as recorders write them.
public enum RecordingReader {
  /// The recordings in a file, or of what comes through a pipe, which may be compressed with gzip or zstd: one, or one for every sensor
  /// that the file holds.
  ///
  /// - Parameters:
  ///   - mapping: What the user says about the file's columns.
  ///   - fingerprinted: Whether the recordings carry the SHA-256 of the file's bytes, which costs about as much as
  ///     reading them.
  /// - Throws: Why the file cannot be analysed, with line and column where they mean something.
  /// - Complexity: O(bytes). The text is read block by block; the memory is that of the columns.
  package static func read(
    path: String, mapping: ColumnMapping? = nil, fingerprinted: Bool = false
  ) throws(InputFailure) -> [Recording] {
    if PipedFile.isPipe(path) {
      return try read(bytes: PipedFile(path: path).bytes, name: path, mapping: mapping)
    }
    let store = Folders()
    return try store.unchanged(path, since: store.state(of: path)) { () throws(InputFailure) in
      try read(
        store.open(path), fingerprinted: fingerprinted, plan: planning(mapping),
        text: store.unpacked)
    }
  }

  /// What is in a file: its recordings, with the fingerprint of its bytes, or the file as one of hours or days.
  ///
  /// - Parameters:
  ///   - columns: What tells the file's columns.
  ///   - longestSeconds: A recording that lasts longer is not held.
  ///   - visit: Gets every sample of a file of hours or days.
  /// - Throws: As ``read(path:mapping:fingerprinted:)``.
  /// - Complexity: O(bytes), one pass.
  package static func content(
    of path: String, in store: any FileStore, columns: ColumnSource, longestSeconds: Double,
    visit: LongFile.Visit
  ) throws(InputFailure) -> FileContent {
    let state = store.state(of: path)
    return try store.unchanged(path, since: state) { () throws(InputFailure) in
      let stored = FingerprintedSource(try store.open(path))
      var reading = try FileReading(store.unpacked(stored), plan: columns.planning)
      switch try reading.content(longestSeconds: longestSeconds, visit: visit) {
      case .held(let recordings):
        return .held(columns.settled(recordings).fingerprinted(try stored.sha256()))
      case .long(let scan):
        return .long(
          LongFile(
            path, in: store, columns: columns, scan: scan, sha256: try stored.sha256(),
            state: state))
      }
    }
  }

  /// The recordings in the bytes of a file, which may be compressed with gzip or zstd.
  ///
  /// - Parameters:
  ///   - name: The file's name or path; some formats tell the quantity by it only.
  ///   - mapping: What the user says about the file's columns.
  /// - Throws: As ``read(path:mapping:fingerprinted:)``.
  package static func read(
    bytes: [UInt8], name: String, mapping: ColumnMapping? = nil
  ) throws(InputFailure) -> [Recording] {
    let text = try CompressedSource.unpacked(
      MemorySource(bytes, path: name), start: Array(bytes.prefix(4)))
    var reading = try FileReading(text, plan: planning(mapping))
    return try reading.recordings()
  }

  /// What a file's columns are, told by its beginning.
  typealias Planning = (FilePreview) throws(InputFailure) -> ReadingPlan

  /// By the first format that recognises the file, and what the user says.
  ///
  /// - Parameter holdsGravityAlone: See ``FilePreview/holdsGravityAlone``.
  static func planning(
    _ mapping: ColumnMapping? = nil, holdsGravityAlone: Bool = false
  ) -> Planning {
    { preview throws(InputFailure) in
      var preview = preview
      preview.holdsGravityAlone = holdsGravityAlone
      let format = RecordingFormats.all.first { $0.recognises(preview) } ?? NamedColumns.self
      return try (mapping ?? ColumnMapping()).plan(preview, otherwise: format)
    }
  }

  /// The recordings in a source, with its fingerprint if asked for.
  ///
  /// - Parameter text: The text inside the source.
  static func read(
    _ source: any ByteSource, fingerprinted: Bool, plan: Planning = planning(),
    text: (any ByteSource) throws(InputFailure) -> any ByteSource
  ) throws(InputFailure) -> [Recording] {
    let hashed = fingerprinted ? FingerprintedSource(source) : nil
    var reading = try FileReading(text(hashed ?? source), plan: plan)
    let recordings = try reading.recordings()
    guard let hashed else { return recordings }
    return recordings.fingerprinted(try hashed.sha256())
  }

  /// What a text begins with.
  static func preview(of blocks: TextBlocks) throws(InputFailure) -> FilePreview {
    let (bytes, isAll) = try blocks.preview(FilePreview.maximumBytes)
    let mark = try TextEncoding.markLength(of: bytes, path: blocks.path)
    let preview = FilePreview(bytes: bytes, name: blocks.path, start: mark, isWhole: isAll)
    guard preview.firstFilledLine != nil else {
      throw InputFailure(
        .empty, path: blocks.path,
        isAll ? "the file holds blank lines only" : "\(FilePreview.extent) of the file are blank",
        hint: isAll
          ? "record again or copy the file again" : "remove the blank lines before the table")
    }
    return preview
  }
}

/// What is in a file, as far as it can be held.
package enum FileContent: Sendable {
  case held([Recording])
  /// Recordings that last too long to be held.
  case long(LongFile)
}

extension [Recording] {
  /// The recordings with the SHA-256 of their file's bytes.
  fileprivate func fingerprinted(_ sha256: String) -> [Recording] {
    map { recording in
      var copy = recording
      copy.sha256 = sha256
      return copy
    }
  }
}
