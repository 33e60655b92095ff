public import HiplineCore

/// Reads recordings from tables as recorders write them.
public enum RecordingReader {
  /// The recordings in a file, which may be compressed with gzip or zstd: one, or one for every sensor that the file
  /// holds.
  ///
  /// - Parameters:
  ///   - mapping: What the user says about the file's columns.
  ///   - fingerprinted: Whether the recordings carry the SHA-256 of the file's bytes, which costs about as much as
  ///     reading them.
  /// - Throws: Why the file cannot be analysed, with line and column where they mean something.
  /// - Complexity: O(bytes). The text is read block by block; the memory is that of the columns.
  public static func read(
    path: String, mapping: ColumnMapping? = nil, fingerprinted: Bool = false
  ) throws(InputFailure) -> [Recording] {
    try read(path: path, columns: .header(mapping: mapping), fingerprinted: fingerprinted)
  }

  /// The recordings in a file whose columns `columns` tells.
  static func read(
    path: String, columns: ColumnSource, fingerprinted: Bool
  ) throws(InputFailure) -> [Recording] {
    let file = try FileSource(path: path)
    let start = file.prefix(4)
    return columns.settled(
      try read(file, fingerprinted: fingerprinted, plan: columns.planning) {
        source throws(InputFailure) in
        try unpacking(source, start: start)
      })
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
    let source = try unpacking(MemorySource(bytes, path: name), start: Array(bytes.prefix(4)))
    return try read(source, plan: planning(mapping))
  }

  private static func unpacking(
    _ source: any ByteSource, start: [UInt8]
  ) throws(InputFailure) -> any ByteSource {
    CompressedSource.isCompressed(start) ? try CompressedSource(source) : source
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
    _ source: any ByteSource, fingerprinted: Bool, plan: Planning = planning(),
    text: (any ByteSource) throws(InputFailure) -> any ByteSource
  ) throws(InputFailure) -> [Recording] {
    guard fingerprinted else { return try read(text(source), plan: plan) }
    let hashed = FingerprintedSource(source)
    var recordings = try read(text(hashed), plan: plan)
    let fingerprint = try hashed.sha256()
    for index in recordings.indices { recordings[index].sha256 = fingerprint }
    return recordings
  }

  /// The recordings in the text that a source gives.
  private static func read(
    _ source: any ByteSource, plan: Planning
  ) throws(InputFailure) -> [Recording] {
    let blocks = TextBlocks(source)
    let (bytes, isAll) = try blocks.preview(FilePreview.maximumBytes)
    let mark = try TextEncoding.markLength(of: bytes, path: source.path)
    let preview = FilePreview(bytes: bytes, name: source.path, start: mark, isWhole: isAll)
    guard preview.firstFilledLine != nil else {
      throw InputFailure(
        .empty, path: source.path, "the file holds blank lines only",
        hint: "record again or copy the file again")
    }
    var decoder = try RecordingDecoder(plan(preview), preview: preview, blocks: blocks)
    return try decoder.recordings()
  }
}
