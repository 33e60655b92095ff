extension String {
  /// The text with everything replaced that HTML or SVG would take for markup, within an element or a quoted attribute.
  ///
  /// Scalar by scalar: a quotation mark with an accent upon it is one character to Swift, and ends an attribute to a browser.
  /// Control characters, which no document may hold, become the replacement character.
  var escapedForMarkup: String {
    guard utf8.contains(where: Self.mayBeSpecial) else { return self }
    var escaped = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": escaped.append(scalar)
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        escaped.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return String(escaped)
  }

  /// Whether a byte is one to replace, or begins a control character beyond ASCII, U+0080 to U+009F.
  private static func mayBeSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2: true
    default: false
    }
  }
}
