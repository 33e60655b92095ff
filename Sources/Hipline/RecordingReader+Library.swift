public import HiplineCore
public import HiplineIO

extension RecordingReader {
  /// The recordings in a file, in SI units: one, or one for every sensor that the file holds.
  ///
  /// Format, units, clock and sign are recognised; what was doubtful is a finding of the recording.
  ///
  /// - Parameter path: A table as text, or one compressed with gzip or zstd.
  /// - Throws: Why the file cannot be analysed, with line and column where they mean something.
  /// - Complexity: O(bytes). The text is read block by block; the memory is that of the columns.
  public static func read(path: String) throws(InputFailure) -> [Recording] {
    try read(path: path, mapping: nil)
  }

  /// The recordings in the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: All of the file, packed or not.
  ///   - name: The file's name or path; some formats tell the quantity by it only.
  /// - Throws: As ``read(path:)``.
  public static func read(bytes: [UInt8], name: String) throws(InputFailure) -> [Recording] {
    try read(bytes: bytes, name: name, mapping: nil)
  }
}
