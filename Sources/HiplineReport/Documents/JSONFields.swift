package import HiplineCore

/// The fields of a JSON object that is read back, and failures with their place in the document.
package struct JSONFields {
  package let object: [String: JSONValue]
  /// The file, as the user named it.
  let path: String
  /// Where in the document, such as `repetitions[3].tremor`; empty at its root.
  let place: String
  /// What to do about a document that is something else.
  let hint: String

  /// What is read unless something else is said.
  package static let resultHint =
    "give a result of `hipline analyze`: a folder made with --out, or JSON"

  /// - Throws: Where the value is no object, and for a number beyond ``ReadBack/largestSize``.
  package init(
    _ value: JSONValue, path: String, place: String = "", hint: String = Self.resultHint
  ) throws(InputFailure) {
    guard case .object(let object) = value else {
      throw Self.failure(
        path, place.isEmpty ? "the document" : "`\(place)`", "an object", hint: hint)
    }
    self.object = object
    self.path = path
    self.place = place
    self.hint = hint
    for (key, value) in object {
      let size: Double? =
        switch value {
        case .number(let number): number.magnitude
        case .integer(let integer): Double(integer.magnitude)
        default: nil
        }
      if let size, !(size <= ReadBack.largestSize) {
        throw failure(key, "a number of at most \(Int(ReadBack.largestSize))")
      }
    }
  }

  package static func failure(
    _ path: String, _ what: String, _ expected: String, hint: String = resultHint
  ) -> InputFailure {
    InputFailure(.notAResult, path: path, "\(what) is not \(expected)", hint: hint)
  }

  package func failure(_ key: String, _ expected: String) -> InputFailure {
    Self.failure(path, "`\(name(key))`", expected, hint: hint)
  }

  private func name(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  /// The value of a key; nil where it is missing or null.
  package func value(_ key: String) -> JSONValue? {
    guard let value = object[key], value != .null else { return nil }
    return value
  }

  package func optionalText(_ key: String) throws(InputFailure) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value else { throw failure(key, "a text") }
    return text
  }

  package func text(_ key: String) throws(InputFailure) -> String {
    try required(try optionalText(key), key, "a text")
  }

  /// A text that is one of certain words.
  func optionalWord<Word: RawRepresentable>(
    _ key: String
  ) throws(InputFailure) -> Word? where Word.RawValue == String {
    guard let text = try optionalText(key) else { return nil }
    return try required(Word(rawValue: text), key, "one of the words that may be there")
  }

  package func optionalNumber(_ key: String) throws(InputFailure) -> Double? {
    switch value(key) {
    case nil: return nil
    case .number(let number): return number
    case .integer(let integer): return Double(integer)
    default: throw failure(key, "a number")
    }
  }

  package func number(_ key: String) throws(InputFailure) -> Double {
    try required(try optionalNumber(key), key, "a number")
  }

  /// A number within bounds.
  func number(
    _ key: String, in range: ClosedRange<Double>
  ) throws(InputFailure) -> Double {
    try required(optionalNumber(key, in: range), key, "a number")
  }

  /// A number within bounds; nil where it is missing or null.
  func optionalNumber(
    _ key: String, in range: ClosedRange<Double>
  ) throws(InputFailure) -> Double? {
    guard let number = try optionalNumber(key) else { return nil }
    guard range.contains(number) else {
      throw failure(
        key,
        "a number from \(range.lowerBound.text(decimals: 0)) to \(range.upperBound.text(decimals: 0))"
      )
    }
    return number
  }

  /// A number that counts, from 1 on.
  func ordinal(_ key: String) throws(InputFailure) -> Int {
    try required(optionalOrdinal(key), key, "a whole number from 1 on")
  }

  /// A number that counts, from 1 on; nil where it is missing or null.
  func optionalOrdinal(_ key: String) throws(InputFailure) -> Int? {
    guard let number = try optionalInteger(key) else { return nil }
    guard number >= 1 else { throw failure(key, "a whole number from 1 on") }
    return number
  }

  func optionalInteger(_ key: String) throws(InputFailure) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .integer(let integer) = value else { throw failure(key, "a whole number") }
    return integer
  }

  package func integer(_ key: String) throws(InputFailure) -> Int {
    try required(try optionalInteger(key), key, "a whole number")
  }

  func flag(_ key: String) throws(InputFailure) -> Bool {
    try required(try optionalFlag(key), key, "true or false")
  }

  func optionalFlag(_ key: String) throws(InputFailure) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .flag(let flag) = value else { throw failure(key, "true or false") }
    return flag
  }

  /// The fields of an object; nil where it is missing or null.
  package func optionalFields(_ key: String) throws(InputFailure) -> JSONFields? {
    guard let value = value(key) else { return nil }
    return try JSONFields(value, path: path, place: name(key), hint: hint)
  }

  func fields(_ key: String) throws(InputFailure) -> JSONFields {
    try required(try optionalFields(key), key, "an object")
  }

  /// The entries of a list; none where it is missing.
  func values(_ key: String) throws(InputFailure) -> [JSONValue] {
    guard let value = value(key) else { return [] }
    guard case .array(let values) = value else { throw failure(key, "a list") }
    return values
  }

  /// The entries of a list of objects, each read; none where the list is missing.
  package func list<Entry>(
    _ key: String, _ read: (JSONFields) throws(InputFailure) -> Entry
  ) throws(InputFailure) -> [Entry] {
    var entries: [Entry] = []
    for (index, value) in try values(key).enumerated() {
      entries.append(
        try read(
          JSONFields(value, path: path, place: "\(name(key))[\(index)]", hint: hint)))
    }
    return entries
  }

  /// The entries of a list of texts.
  package func texts(_ key: String) throws(InputFailure) -> [String] {
    var texts: [String] = []
    for value in try values(key) {
      guard case .text(let text) = value else { throw failure(key, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  package func required<Value>(
    _ value: Value?, _ key: String, _ expected: String
  ) throws(InputFailure) -> Value {
    guard let value else { throw failure(key, expected) }
    return value
  }
}
