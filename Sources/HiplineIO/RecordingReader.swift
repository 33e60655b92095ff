import Crypto
public import HiplineCore

/// Reads recordings from tables as recorders write them.
public enum RecordingReader {
  /// The recordings in a file: one, or one for every sensor that the file holds.
  ///
  /// - Parameter mapping: What the user says about the file's columns.
  /// - Throws: Why the file cannot be analysed, with line and column where they mean something.
  public static func read(
    path: String, mapping: ColumnMapping? = nil
  ) throws(InputFailure) -> [Recording] {
    let bytes = try FileBytes.read(path: path)
    let fingerprint = SHA256.hash(data: bytes).description.suffix(64)
    return try read(bytes: bytes, name: path, mapping: mapping).map { recording in
      var copy = recording
      copy.sha256 = String(fingerprint)
      return copy
    }
  }

  /// The recordings in the bytes of a file, which may be compressed with gzip or zstd.
  ///
  /// - Parameters:
  ///   - name: The file's name or path; some formats tell the quantity by it only.
  ///   - mapping: What the user says about the file's columns.
  /// - Throws: As ``read(path:mapping:)``.
  public static func read(
    bytes file: [UInt8], name: String, mapping: ColumnMapping? = nil
  ) throws(InputFailure) -> [Recording] {
    let bytes =
      CompressedBytes.isCompressed(file)
      ? try CompressedBytes.expanded(file, path: name) : file
    let mark = try TextEncoding.markLength(of: bytes, path: name)
    let preview = FilePreview(bytes: bytes, name: name, start: mark)
    guard preview.firstFilledLine != nil else {
      throw InputFailure(
        .empty, path: name, "the file holds blank lines only",
        hint: "record again or copy the file again")
    }
    let format = RecordingFormats.all.first { $0.recognises(preview) } ?? NamedColumns.self
    let plan = try (mapping ?? ColumnMapping()).plan(preview, otherwise: format)
    return try RecordingDecoder(plan, bytes: bytes, path: name).recordings()
  }
}
