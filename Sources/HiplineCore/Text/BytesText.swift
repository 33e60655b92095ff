extension Sequence<UInt8> {
  /// Two digits a byte, in lower case.
  package var hexadecimal: String {
    reduce(into: "") { text, byte in
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16)
    }
  }
}

extension Collection<UInt8> {
  /// Four letters for three bytes, the last four filled up with `=`.
  ///
  /// Source: RFC 4648, section 4, <https://www.rfc-editor.org/rfc/rfc4648>.
  package var base64: String {
    var text = ""
    var rest = self[...]
    while !rest.isEmpty {
      let part = rest.prefix(3)
      rest = rest.dropFirst(3)
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        text.append(place <= part.count ? base64Letters[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}

private let base64Letters: [Character] = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
