package import HiplineCore

/// Reads recordings from tables as recorders write them.
public enum RecordingReader {
  /// What is in a file: its recordings, with the fingerprint of its bytes, or the file as one of hours or days.
  ///
  /// - Parameters:
  ///   - columns: What tells the file's columns.
  ///   - longestSeconds: A recording that lasts longer is not held.
  ///   - visit: Gets every sample of a file of hours or days.
  /// - Throws: Why the file cannot be analysed, with line and column where they mean something.
  /// - Complexity: O(bytes), one pass.
  package static func content(
    of path: String, in store: any FileStore, columns: ColumnSource, longestSeconds: Double,
    visit: LongFile.Visit
  ) throws(InputFailure) -> FileContent {
    let state = store.state(of: path)
    return try FileState.unchanged(path, in: store, since: state) { () throws(InputFailure) in
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
      let format =
        RecordingFormats.all.first { $0.recognises(preview) } ?? ListedFormat(NamedColumns.self)
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
