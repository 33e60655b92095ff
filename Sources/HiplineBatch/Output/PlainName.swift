import Foundation

/// The name of something in a folder, and nothing else: no path leads out of the folder by it.
package struct PlainName: Hashable, Sendable, Comparable, CustomStringConvertible {
  let text: String

  /// The longest name of a file, in bytes: what the file systems of Linux and macOS take (`NAME_MAX`).
  static let longestBytes = 255

  /// - Returns: nil for what is no name of one thing in a folder.
  init?(_ text: String) {
    guard (1...Self.longestBytes).contains(text.utf8.count), text != ".", text != "..",
      !text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 })
    else { return nil }
    self.text = text
  }

  /// A name that the program made of parts that are plain and short.
  ///
  /// - Precondition: it is one.
  package init(made text: String) {
    guard let name = PlainName(text) else { preconditionFailure("a plain name expected") }
    self = name
  }

  /// One that nothing else has.
  static var unique: PlainName { PlainName(made: UUID().uuidString) }

  package var description: String { text }

  package static func < (one: PlainName, other: PlainName) -> Bool { one.text < other.text }
}

extension PlainName: ExpressibleByStringLiteral {
  package init(stringLiteral text: StaticString) { self.init(made: "\(text)") }
}
