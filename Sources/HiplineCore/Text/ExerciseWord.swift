/// The name of an exercise as people write it.
package enum ExerciseWord {
  /// Its letters in lower case, without what stands between words and without the plural.
  package static func plain(_ name: String) -> String {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return letters.count > 3 && letters.hasSuffix("s") ? String(letters.dropLast()) : letters
  }
}
