extension String {
  /// The text on one line, with what a terminal would obey made visible: a name of a file, a cue, a name of a column may hold it.
  package var printable: String { visible(keepsLines: false) }

  /// Text of several lines, the same; line ends and tabs stay.
  package var printableLines: String { visible(keepsLines: true) }

  /// A control character as its picture or its number: two names that differ, differ still.
  private func visible(keepsLines: Bool) -> String {
    func stays(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.steersTerminal || (keepsLines && (scalar == "\n" || scalar == "\t"))
    }
    guard !unicodeScalars.allSatisfy(stays) else { return self }
    var text = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case _ where stays(scalar): text.append(scalar)
      // Alone it would let a line be written over.
      case 0x0D where keepsLines && rest.first == "\n": text.append(scalar)
      case 0..<0x20: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: text.append("\u{2421}")
      default: text.append(contentsOf: "<U+\(scalar.hexadecimal)>".unicodeScalars)
      }
    }
    return String(text)
  }

  /// The inside of a quoted text of YAML with the same characters as escapes.
  var withCodeEscapes: String {
    guard unicodeScalars.contains(where: { $0.steersTerminal }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.steersTerminal && scalar != "\n" {
        text += scalar.codeEscape
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal, or whoever reads on it, could be led astray: the codes of ISO 6429 (C0, DEL, C1), what ends a line or
  /// a paragraph, and what turns the direction of the text around it.
  ///
  /// Source: Unicode Technical Report 36, Unicode Security Considerations, <https://www.unicode.org/reports/tr36/>.
  var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The character in a quoted text of JSON or YAML, of those that ``steersTerminal``.
  var codeEscape: String { "\\u" + hexadecimal }

  /// Four digits: all of them are in the first plane.
  fileprivate var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
