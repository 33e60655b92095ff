package import HiplineCore

extension RecordingArchive {
  /// Reads the recordings of entries, one after the other.
  ///
  /// - Parameters:
  ///   - wanted: Of ``entries``.
  ///   - fingerprinted: Whether the recordings carry the SHA-256 of their entry's bytes.
  ///   - body: Gets each wanted entry with what it holds or why it cannot be read.
  package func read(
    _ wanted: [Entry], fingerprinted: Bool = false,
    body: (Entry, Result<[Recording], InputFailure>) -> Void
  ) {
    for entry in wanted {
      body(
        entry,
        Result { () throws(InputFailure) in
          try recordings(of: entry, fingerprinted: fingerprinted)
        })
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
