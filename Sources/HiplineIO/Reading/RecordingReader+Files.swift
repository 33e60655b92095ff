package import HiplineCore

extension RecordingReader {
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
    return try FileState.unchanged(path, in: store, since: store.state(of: path)) {
      () throws(InputFailure) in
      try read(
        store.open(path), fingerprinted: fingerprinted, plan: planning(mapping),
        text: store.unpacked)
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
}
