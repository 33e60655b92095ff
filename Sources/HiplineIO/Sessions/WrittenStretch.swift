/// A stretch of a recording in seconds from its start, as people write it: `0-12.5`, `300-` to the end, `-12` from the start.
enum WrittenStretch {
  /// A recording has no more seconds: thirty years.
  static let mostSeconds = 1e9

  /// - Throws: What is wrong with the text.
  static func seconds(_ text: String, key: String) throws(SessionWord.Mistake) -> Range<Double> {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      $0.filter { $0 != " " }
    }
    func end(_ text: String, otherwise open: Double) -> Double? {
      text.isEmpty ? open : FieldText.number(text)
    }
    guard ends.count == 2, ends != ["", ""],
      let start = end(ends[0], otherwise: -.infinity), let stop = end(ends[1], otherwise: .infinity)
    else {
      throw SessionWord.Mistake(
        message: "`\(key)` has an entry that is no stretch of seconds",
        hint: "write it as in 0-12.5, from the start of the recording; 300- is to its end")
    }
    guard start < stop, stop <= mostSeconds || stop == .infinity else {
      throw SessionWord.Mistake(
        message: "`\(key)` has a stretch that does not end after it begins",
        hint: "write the earlier second first, as in 0-12.5")
    }
    return start..<stop
  }

  /// As it is read.
  static func text(_ seconds: Range<Double>) -> String {
    func end(_ seconds: Double) -> String { seconds.isFinite ? "\(seconds)" : "" }
    return "\(end(seconds.lowerBound))-\(end(seconds.upperBound))"
  }
}
