/// How text for people is shown: with the colours of a terminal or without, and how long a line may be.
///
/// Colour repeats what the words say; nothing is told by it alone.
package struct TextStyle: Sendable, Hashable {
  /// For layout only: the width, in columns, of a file and of every terminal that has as many.
  private static let fullWidth = 80
  /// For layout only: less than this no line is broken to fit into, in columns.
  private static let leastWidth = 40

  private let isColoured: Bool
  /// The columns that a line may have.
  let width: Int

  /// - Parameter columns: Of the terminal; nil where there is none.
  package init(isColoured: Bool, columns: Int?) {
    self.isColoured = isColoured
    width = min(Self.fullWidth, max(Self.leastWidth, columns ?? Self.fullWidth))
  }

  package static let plain = TextStyle(isColoured: false, columns: nil)

  package enum Colour: Int, Sendable, Hashable, CaseIterable {
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  /// The text between marks, which ``shown(_:)`` makes colours of.
  package func paint(_ text: String, _ colour: Colour?) -> String {
    guard isColoured, let colour else { return text }
    return Self.mark(colour.rawValue) + text + Self.mark(Self.end)
  }

  /// The text as a terminal gets it: in colour where it is painted, and without any other code, whatever it was put together from.
  package func shown(_ text: String) -> String {
    let text = text.printableLines
    guard isColoured else { return text }
    return ([Self.end] + Colour.allCases.map { $0.rawValue }).reduce(text) { text, code in
      text.split(separator: Self.mark(code), omittingEmptySubsequences: false)
        .joined(separator: "\u{1B}[\(code)m")
    }
  }

  /// Ends a colour.
  private static let end = 0

  /// A character of private use and a number drawn anew in every run: no text from outside can hold it.
  private static func mark(_ code: Int) -> String { "\u{E000}\(secret).\(code)\u{E000}" }
  private static let secret = UInt64.random(in: .min ... .max)
}
