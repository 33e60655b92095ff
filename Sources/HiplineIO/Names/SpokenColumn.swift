/// How messages name a column: by its name where the vocabulary knows every word of it, else by its number.
///
/// A header may hold anything, a person's name too, and a message goes where the recording does not. Only whole words count: a
/// reader takes `lin…` for linear, but `Linda` is nobody's business.
enum SpokenColumn {
  /// - Parameter number: From 1.
  static func text(_ name: String, number: Int) -> String {
    isKnown(name) ? "column “\(name)”" : "column \(number)"
  }

  static func isKnown(_ name: String) -> Bool {
    var parts = NameParts(name)
    guard !parts.words.isEmpty, parts.brackets.allSatisfy({ MeasuringUnit($0) != nil }) else {
      return false
    }
    var words = parts.words
    if let (_, stem) = parts.takeAxis() {
      _ = parts.vectorUnit()
      words = parts.words + [stem].compactMap { $0 }
    }
    return words.allSatisfy { word in
      Vocabulary.holds(word: word) || MeasuringUnit(word) != nil
        || BodyWords(word).others.isEmpty
    }
  }
}
