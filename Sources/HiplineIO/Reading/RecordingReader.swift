public import HiplineCore

/// Reads recordings from tables as recorders write them.
public enum RecordingReader {
  /// The recordings in a file, which may be compressed with gzip or zstd: one, or one for every sensor that the file
  /// holds.
  ///
  /// - Parameters:
  ///   - mapping: What the user says about the file's columns.
  ///   - longestSeconds: A recording that lasts longer is refused before more memory is taken, for ``LongFile`` to read; nil
  ///     for one of any length.
  ///   - fingerprinted: Whether the recordings carry the SHA-256 of the file's bytes, which costs about as much as
  ///     reading them.
  /// - Throws: Why the file cannot be analysed, with line and column where they mean something; `too-long`.
  /// - Complexity: O(bytes). The text is read block by block; the memory is that of the columns.
  public static func read(
    path: String, mapping: ColumnMapping? = nil, longestSeconds: Double? = nil,
    fingerprinted: Bool = false
  ) throws(InputFailure) -> [Recording] {
    try read(
      FileText(path: path), columns: .header(mapping: mapping), longestSeconds: longestSeconds,
      fingerprinted: fingerprinted)
  }

  /// The recordings in a text whose columns `columns` tells.
  static func read(
    _ text: FileText, columns: ColumnSource, longestSeconds: Double? = nil, fingerprinted: Bool
  ) throws(InputFailure) -> [Recording] {
    columns.settled(
      try read(
        try text.open(), fingerprinted: fingerprinted, longestSeconds: longestSeconds,
        plan: columns.planning, text: text.unpacked))
  }

  /// The recordings in the bytes of a file, which may be compressed with gzip or zstd.
  ///
  /// - Parameters:
  ///   - name: The file's name or path; some formats tell the quantity by it only.
  ///   - mapping: What the user says about the file's columns.
  /// - Throws: As ``read(path:mapping:fingerprinted:)``.
  public static func read(
    bytes: [UInt8], name: String, mapping: ColumnMapping? = nil
  ) throws(InputFailure) -> [Recording] {
    let text = FileText(bytes, name: name)
    return try read(text.openText(), longestSeconds: nil, plan: planning(mapping))
  }

  /// What a file's columns are, told by its beginning.
  typealias Planning = (FilePreview) throws(InputFailure) -> ReadingPlan

  /// By the first format that recognises the file, and what the user says.
  ///
  /// - Parameter name: What the file is taken to be named; nil for its own name.
  static func planning(_ mapping: ColumnMapping? = nil, as name: String? = nil) -> Planning {
    { preview throws(InputFailure) in
      var preview = preview
      if let name { preview.name = name }
      let format = RecordingFormats.all.first { $0.recognises(preview) } ?? NamedColumns.self
      return try (mapping ?? ColumnMapping()).plan(preview, otherwise: format)
    }
  }

  /// The recordings in a source, with its fingerprint if asked for.
  ///
  /// - Parameter text: The text inside the source.
  static func read(
    _ source: any ByteSource, fingerprinted: Bool, longestSeconds: Double? = nil,
    plan: Planning = planning(),
    text: (any ByteSource) throws(InputFailure) -> any ByteSource
  ) throws(InputFailure) -> [Recording] {
    guard fingerprinted else {
      return try read(text(source), longestSeconds: longestSeconds, plan: plan)
    }
    let hashed = FingerprintedSource(source)
    var recordings = try read(text(hashed), longestSeconds: longestSeconds, plan: plan)
    let fingerprint = try hashed.sha256()
    for index in recordings.indices { recordings[index].sha256 = fingerprint }
    return recordings
  }

  /// The recordings in the text that a source gives.
  private static func read(
    _ source: any ByteSource, longestSeconds: Double?, plan: Planning
  ) throws(InputFailure) -> [Recording] {
    let blocks = TextBlocks(source)
    let preview = try preview(of: blocks)
    var decoder = try RecordingDecoder(
      plan(preview), preview: preview, blocks: blocks, longestSeconds: longestSeconds)
    let recordings = try decoder.recordings()
    if let longestSeconds, recordings.contains(where: { $0.durationSeconds > longestSeconds }) {
      throw RecordingDecoder.tooLong(source.path, longestSeconds)
    }
    return recordings
  }

  /// What a text begins with.
  static func preview(of blocks: TextBlocks) throws(InputFailure) -> FilePreview {
    let (bytes, isAll) = try blocks.preview(FilePreview.maximumBytes)
    let mark = try TextEncoding.markLength(of: bytes, path: blocks.path)
    let preview = FilePreview(bytes: bytes, name: blocks.path, start: mark, isWhole: isAll)
    guard preview.firstFilledLine != nil else {
      throw InputFailure(
        .empty, path: blocks.path, "the file holds blank lines only",
        hint: "record again or copy the file again")
    }
    return preview
  }
}
