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
    for character in name {
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

  /// Takes the axis out of the words, and the quantity that is written together with it, as in `ax`.
  mutating func takeAxis() -> (axis: ColumnMeaning.Axis, stem: String?)? {
    for index in words.indices.reversed() {
      let word = words[index]
      guard let last = word.last, let axis = ColumnMeaning.Axis(rawValue: String(last)) else {
        continue
      }
      let stem = String(word.dropLast())
      guard stem.isEmpty || Vocabulary.stems[stem] != nil else { continue }
      afterAxis = Array(words[(index + 1)...])
      words.remove(at: index)
      return (axis, stem.isEmpty ? nil : stem)
    }
    return nil
  }

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
      if case .time(let unit) = MeasuringUnit(word) { return (word, .time(unit)) }
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
