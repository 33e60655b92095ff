import Yams

/// A text of YAML in which nothing stands for something else.
///
/// The parser compares the keys of a mapping, whatever they are: an alias of aliases of aliases as a key takes it time without end.
/// The plain text is of the same shape, with a word for every alias; it tells whether the text itself can be parsed.
enum PlainYAML {
  /// Stand for the signs of an alias, and of a key that may be more than a word. Of Unicode's private use, so that nobody else
  /// writes them.
  private static let aliasSign: Unicode.Scalar = "\u{E000}"
  private static let keySign: Unicode.Scalar = "\u{E001}"

  static func text(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      plain.append(scalar == "*" ? aliasSign : scalar == "?" ? keySign : scalar)
    }
    return String(plain)
  }

  static func isAlias(_ scalar: Node.Scalar) -> Bool { begins(scalar, with: aliasSign) }

  static func beginsKey(_ scalar: Node.Scalar) -> Bool { begins(scalar, with: keySign) }

  /// What is quoted stands for itself.
  private static func begins(_ scalar: Node.Scalar, with sign: Unicode.Scalar) -> Bool {
    scalar.style == .plain && scalar.string.unicodeScalars.first == sign
  }
}
