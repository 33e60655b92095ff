/// How text for people is set off from other text: not at all, or by the colours of a terminal.
///
/// Colour repeats what the words say; nothing is told by it alone.
package enum TextStyle: Sendable, Hashable {
  case plain
  case coloured

  package enum Colour: Int, Sendable, Hashable {
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  package func paint(_ text: String, _ colour: Colour?) -> String {
    guard self == .coloured, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}
