package import HiplineCore

extension RecordingArchive {
  /// Reads the recordings of entries, in one pass over the archive.
  ///
  /// - Parameters:
  ///   - wanted: Of ``entries``.
  ///   - fingerprinted: Whether the recordings carry the SHA-256 of their entry's bytes.
  ///   - body: Gets each wanted entry, in the order of the archive, with what it holds or why it cannot be read.
  /// - Throws: What makes the archive itself useless.
  package func read(
    _ wanted: [Entry], fingerprinted: Bool = false,
    body: (Entry, Result<[Recording], InputFailure>) -> Void
  ) throws(InputFailure) {
    try visit(wanted) { entry, source in
      do throws(InputFailure) {
        body(
          entry,
          .success(try RecordingReader.read(source, fingerprinted: fingerprinted, text: { $0 })))
      } catch {
        body(entry, .failure(error))
      }
    }
  }

  /// The recordings of one entry.
  ///
  /// - Parameters:
  ///   - columns: What tells the entry's columns.
  ///   - fingerprinted: Whether the recordings carry the SHA-256 of the entry's bytes.
  package func recordings(
    of entry: Entry, columns: ColumnSource = .header(), fingerprinted: Bool = false
  ) throws(InputFailure) -> [Recording] {
    columns.settled(
      try RecordingReader.read(
        open(entry), fingerprinted: fingerprinted, plan: columns.planning, text: { $0 }))
  }
}
