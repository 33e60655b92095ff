/// A JSON document in memory; `null` is what could not be measured.
package enum JSONValue: Sendable, Hashable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(_ text: String?) { self = text.map(JSONValue.text) ?? .null }
  package init(_ integer: Int?) { self = integer.map(JSONValue.integer) ?? .null }

  /// A number to the digits that are written; what is not finite is null.
  package init(_ number: Double?) { self = number.written.map(JSONValue.number) ?? .null }

  /// The document with sorted keys; on one line, or indented for people.
  ///
  /// - Parameter level: How many lists and objects it stands in, whose lines are written elsewhere.
  package func encoded(onOneLine: Bool, level: Int = 0) -> String {
    JSONWriter.text(self, onOneLine: onOneLine, level: level)
  }
}

extension JSONValue {
  /// - Returns: nil for bytes that are no JSON (``JSONText``).
  package init?(_ bytes: some Collection<UInt8>) {
    guard let value = JSONText.value(of: Array(bytes)) else { return nil }
    self = value
  }
}
