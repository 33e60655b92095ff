/// Axes by their number, as programs write arrays: `acc_1, acc_2, acc_3`, `gyr[0]`, `Acceleration(3)`.
enum NumberedAxes {
  /// The names with letters for the numbers of axes, where the three of an acceleration or an angular rate are numbered from 0 or from 1;
  /// a fourth would tell channels, not axes.
  static func lettered(_ names: [String]) -> [String] {
    var numbers: [Stem: [Int: Int]] = [:]
    for (column, name) in names.enumerated() {
      guard let (stem, number) = split(name) else { continue }
      // A name that comes twice tells no axis.
      if numbers[stem]?[number] != nil { numbers[stem]?[-1] = column }
      numbers[stem, default: [:]][number] = column
    }
    var lettered = names
    for (stem, columns) in numbers {
      let found = columns.keys.sorted()
      guard found == [0, 1, 2] || found == [1, 2, 3] else { continue }
      for (axis, number) in zip(ColumnMeaning.Axis.allCases, found) {
        guard let column = columns[number] else { continue }
        let unit = stem.unit.map { " (\($0))" } ?? ""
        lettered[column] = "\(stem.words.joined(separator: " ")) \(axis.rawValue)\(unit)"
      }
    }
    return lettered
  }

  private struct Stem: Hashable {
    var words: [String]
    var unit: String?
  }

  /// What a name of an acceleration or an angular rate is without the number at its end; nil for any other.
  private static func split(_ name: String) -> (Stem, number: Int)? {
    let parts = NameParts(name)
    var axis = parts
    guard axis.takeAxis() == nil else { return nil }
    var words = parts.words
    let unit = parts.brackets.last { MeasuringUnit($0) != nil }
    var number = parts.brackets.compactMap { Int($0) }.first
    if number == nil, let last = words.popLast() {
      let digits = last.reversed().prefix { $0.isASCII && $0.isNumber }
      number = Int(String(digits.reversed()))
      let stem = String(last.dropLast(digits.count))
      if !stem.isEmpty { words.append(stem) }
    }
    guard let number, Vocabulary(words).channel != nil else { return nil }
    return (Stem(words: words, unit: unit), number)
  }
}
