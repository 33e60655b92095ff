package import HiplineCore

/// The fields of a JSON object that is read back, and failures with their place in the document.
package struct JSONFields {
  let object: [String: JSONValue]
  /// The file, as the user named it.
  let path: String
  /// Where in the document, such as `repetitions[3].tremor`; empty at its root.
  let place: String

  /// The largest size of a number that is read back, as a count or in the file's unit: a year has
  /// 3 × 10⁷ seconds, and a week at 400 Hz 2 × 10⁸ samples. Chosen, not derived: Hipline writes nothing larger, and what is computed
  /// from it would overflow.
  static let largestSize = 1e9

  /// - Throws: Where the value is no object, and for a number beyond ``largestSize``.
  package init(_ value: JSONValue, path: String, place: String = "") throws(InputFailure) {
    guard case .object(let object) = value else {
      throw Self.failure(path, place.isEmpty ? "the document" : "`\(place)`", "an object")
    }
    self.object = object
    self.path = path
    self.place = place
    for (key, value) in object {
      let size: Double? =
        switch value {
        case .number(let number): number.magnitude
        case .integer(let integer): Double(integer.magnitude)
        default: nil
        }
      if let size, !(size <= Self.largestSize) {
        throw failure(key, "a number of at most \(Int(Self.largestSize))")
      }
    }
  }

  static func failure(_ path: String, _ what: String, _ expected: String) -> InputFailure {
    InputFailure(
      .notAResult, path: path, "\(what) is not \(expected)",
      hint: "give a result of `hipline analyze`: a folder made with --out, or JSON")
  }

  package func failure(_ key: String, _ expected: String) -> InputFailure {
    Self.failure(path, "`\(name(key))`", expected)
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

  func optionalInteger(_ key: String) throws(InputFailure) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .integer(let integer) = value else { throw failure(key, "a whole number") }
    return integer
  }

  package func integer(_ key: String) throws(InputFailure) -> Int {
    try required(try optionalInteger(key), key, "a whole number")
  }

  func flag(_ key: String) throws(InputFailure) -> Bool {
    guard case .flag(let flag)? = value(key) else { throw failure(key, "true or false") }
    return flag
  }

  /// The fields of an object; nil where it is missing or null.
  package func optionalFields(_ key: String) throws(InputFailure) -> JSONFields? {
    guard let value = value(key) else { return nil }
    return try JSONFields(value, path: path, place: name(key))
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
        try read(JSONFields(value, path: path, place: "\(name(key))[\(index)]")))
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
