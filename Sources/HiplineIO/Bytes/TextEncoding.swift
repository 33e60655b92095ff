import HiplineCore

/// Whether bytes are text that the table reader can take, before anything else looks at them.
enum TextEncoding {
  /// The number of bytes of a UTF-8 byte-order mark at the beginning: 3 or 0.
  ///
  /// - Throws: `empty` for no bytes, `unsupported-encoding` for UTF-16 or UTF-32, `not-a-recording` for
  ///   binary data.
  static func markLength(of bytes: [UInt8], path: String) throws(InputFailure) -> Int {
    guard !bytes.isEmpty else {
      throw InputFailure(
        .empty, path: path, "the file has no bytes", hint: "record again or copy the file again")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || looksLikeWideText(bytes)
    {
      throw InputFailure(
        .unsupportedEncoding, path: path, "the text is UTF-16, but UTF-8 is expected",
        hint: "convert it with `iconv -f UTF-16 -t UTF-8`, or save it as “CSV UTF-8”")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw InputFailure(
        .notARecording, path: path, "the file is a zip archive, not a table",
        hint: "unpack it and give the CSV inside")
    }
    if bytes.prefix(1 << 16).contains(0) {
      throw InputFailure(
        .notARecording, path: path, "the file is binary, not a table",
        hint: "export the recording as CSV with the device's own program")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Text without a mark whose every other byte is zero.
  private static func looksLikeWideText(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(64)
    guard head.count >= 8 else { return false }
    let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
    let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
    let half = head.count / 2
    return (even > half * 3 / 4 && odd == 0) || (odd > half * 3 / 4 && even == 0)
  }

  /// Text of a header: UTF-8, and where it is not valid, Windows-1252 as far as units need it.
  static func string(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }
}
