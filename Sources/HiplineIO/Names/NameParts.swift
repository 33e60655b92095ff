/// A column's name taken apart into lower-case words, the unit in brackets and the axis.
struct NameParts {
  private(set) var words: [String]
  /// What stands in brackets.
  private(set) var brackets: [String]
  private var afterAxis: [String] = []

  init(_ name: String) {
    var plain = ""
    brackets = []
    var inner: String?
    var depth = 0
    for character in name.map(NameParts.withoutAccent) {
      switch character {
      case "(", "[":
        if depth == 0 { inner = "" } else { inner?.append(character) }
        depth += 1
      case ")", "]":
        depth = max(0, depth - 1)
        if depth == 0, let closed = inner {
          // A short bracket without a unit, as in `Mat[1][1]`, tells columns apart.
          brackets.append(closed)
          inner = nil
          plain += " "
        } else {
          inner?.append(character)
        }
      default:
        if inner != nil { inner?.append(character) } else { plain.append(character) }
      }
    }
    if let inner { brackets.append(inner) }
    words = NameParts.words(of: plain)
  }

  /// Whether the name is an axis alone with a unit of time, as EMGworks names its time columns.
  var isBareAxisWithTimeUnit: Bool {
    guard words == ["x"], let text = brackets.last, case .time = MeasuringUnit(text) else {
      return false
    }
    return true
  }

  /// Takes the axis out of the words, and the quantity that is written together with it, as in `ax`; a number that is written
  /// together with them too, as in `ax1` and `a1x`, stays as a word of its own.
  mutating func takeAxis() -> (axis: ColumnMeaning.Axis, stem: String?)? {
    guard let found = take(where: { ColumnMeaning.Axis(rawValue: String($0)) }) else {
      return takeBodyAxis()
    }
    return (found.letter, found.stem)
  }

  /// Takes the fourth part of a quaternion out of the words, as in `rot_w`.
  ///
  /// - Returns: What is written together with it; nil where there is none.
  mutating func takeScalarPart() -> String?? {
    take(where: { $0 == "w" ? $0 : nil }).map { $0.stem }
  }

  private mutating func take<Letter>(
    where letter: (Character) -> Letter?
  ) -> (letter: Letter, stem: String?)? {
    for index in words.indices.reversed() {
      let (word, suffix) = NameParts.splittingNumber(words[index])
      guard let last = word.last, let found = letter(last) else { continue }
      let (stem, infix) = NameParts.splittingNumber(String(word.dropLast()))
      let isOfQuantity = Vocabulary.stems[stem] != nil
      // `x1` may be anything, unless it goes with a word for the quantity.
      let others = words[..<index]
      guard
        isOfQuantity
          || (stem.isEmpty && infix.isEmpty
            && (suffix.isEmpty || Vocabulary(Array(others)).channel != nil))
      else { continue }
      afterAxis = Array(words[(index + 1)...])
      words.remove(at: index)
      let number = infix + suffix
      if !number.isEmpty { words.insert(number, at: index) }
      return (found, stem.isEmpty ? nil : stem)
    }
    return nil
  }

  /// Axes named by the body: superior, lateral, anterior, in the order of x, y and z that their authors (mobgap) rename.
  private static let bodyAxes: [String: ColumnMeaning.Axis] = [
    "is": .x, "si": .x, "v": .x, "vt": .x, "vertical": .x,
    "ml": .y, "lateral": .y,
    "pa": .z, "ap": .z, "anterior": .z,
  ]

  /// `acc_ml`: only beside a word for the quantity.
  private mutating func takeBodyAxis() -> (axis: ColumnMeaning.Axis, stem: String?)? {
    guard
      let index = words.indices.dropFirst().last(where: { NameParts.bodyAxes[words[$0]] != nil }),
      let axis = NameParts.bodyAxes[words[index]],
      Vocabulary(Array(words[..<index])).channel != nil
    else { return nil }
    afterAxis = Array(words[(index + 1)...])
    words.remove(at: index)
    return (axis, nil)
  }

  private static func splittingNumber(_ word: String) -> (word: String, number: String) {
    let digits = word.reversed().prefix { $0.isASCII && $0.isNumber }
    return (String(word.dropLast(digits.count)), String(digits.reversed()))
  }

  /// A letter as English would write it.
  private static func withoutAccent(_ letter: Character) -> Character {
    // Composed or in two parts, the letter is the same.
    accents[letter] ?? letter
  }

  private static let accents: [Character: Character] = {
    let letters: [Character: String] = [
      "a": "áàâãä", "c": "ç", "e": "éèêë", "i": "íìîï", "n": "ñ", "o": "óòôõö", "u": "úùûü",
    ]
    var plain: [Character: Character] = [:]
    for (letter, accented) in letters {
      for each in accented {
        plain[each] = letter
        for capital in each.uppercased() {
          plain[capital] = letter.uppercased().first
        }
      }
    }
    return plain
  }()

  /// The unit in brackets, or the one that the words after the axis make together, which are then taken out.
  mutating func vectorUnit() -> (text: String?, unit: MeasuringUnit?) {
    for text in brackets.reversed() {
      if let unit = MeasuringUnit(text) { return (text, unit) }
    }
    for count in stride(from: min(4, afterAxis.count), through: 1, by: -1) {
      let last = afterAxis.suffix(count)
      if let unit = MeasuringUnit(last.joined()) {
        words.removeLast(count)
        return (last.joined(separator: count == 1 ? "" : "/"), unit)
      }
    }
    return (nil, nil)
  }

  /// The unit in brackets, or the word of the name that is one.
  func timeUnit() -> (text: String?, unit: MeasuringUnit?) {
    for text in brackets.reversed() {
      if case .time(let unit) = MeasuringUnit(text) { return (text, .time(unit)) }
    }
    for word in words.reversed() where word != "s" || words.last == "s" {
      // `time_of_day` counts no days.
      if case .time(let unit) = MeasuringUnit(word), unit != .days { return (word, .time(unit)) }
    }
    return (nil, nil)
  }

  private static func words(of text: String) -> [String] {
    var words = NameWords.words(of: text)
    // `gFx` is one word although it looks like two.
    if let index = words.indices.dropLast().first(where: {
      words[$0] == "g" && ["fx", "fy", "fz"].contains(words[$0 + 1])
    }) {
      words[index] += words.remove(at: index + 1)
    }
    return words
  }
}
