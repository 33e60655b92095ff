/// The words that a name of a file or a column is made of.
enum NameWords {
  /// Words in lower case, between anything that is no letter or digit, and between a small letter and a capital.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Unicode.Scalar?
    var previousIsCapital = false
    func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    for scalar in text.unicodeScalars {
      guard isLetterOrDigit(scalar) else {
        if !word.isEmpty { words.append(word) }
        word = ""
        previous = nil
        continue
      }
      let isCapital = scalar.properties.isUppercase
      if isCapital, let previous, !previousIsCapital, previous.properties.isAlphabetic {
        words.append(word)
        word = ""
      }
      word += scalar == "\u{B2}" ? "2" : scalar.properties.lowercaseMapping
      previous = scalar
      previousIsCapital = isCapital
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
