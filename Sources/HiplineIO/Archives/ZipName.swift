/// The name of a file as a zip states it.
enum ZipName {
  /// The text of a name: UTF-8, where it is that, whatever its flags say.
  ///
  /// - Parameter extra: May hold the name in UTF-8 beside one for older systems, as Info-ZIP writes it.
  static func text(_ name: ArraySlice<UInt8>, extra: ArraySlice<UInt8>) -> String {
    unicode(of: name, in: extra) ?? TextEncoding.string(name)
  }

  /// For layout only: Info-ZIP's Unicode path, which is a version, the CRC-32 of the name that it stands for, and the text.
  private static let unicodePath = 0x7075

  private static func unicode(of name: ArraySlice<UInt8>, in extra: ArraySlice<UInt8>) -> String? {
    guard let field = ZipExtra.field(unicodePath, in: extra) else { return nil }
    let bytes = ZipBytes(field)
    guard field.first == 1, let checksum = bytes.word32(at: 1),
      let text = bytes.bytes(5..<max(5, bytes.count)), checksum == Checksum(of: name).value
    else { return nil }
    return String(validating: text, as: UTF8.self)
  }
}
