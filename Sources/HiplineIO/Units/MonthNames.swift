/// The months as words, as MATLAB, spreadsheets and systems write them.
enum MonthNames {
  /// The number of a month, from 1, by its name or an abbreviation of it; nil for another word.
  ///
  /// - Parameter letters: The name's ASCII letters in lower case: what other letters stand between them depends on the file's encoding.
  static func number(_ letters: [UInt8]) -> Int? {
    var key: UInt32 = 0
    for letter in letters.prefix(3) { key = key << 8 | UInt32(letter) }
    guard letters.count >= 2 else { return nil }
    // French has two months that begin alike.
    if key == juin { return letters.count > 3 && letters[3] == 0x6C ? 7 : 6 }
    return numbers[key]
  }

  private static let juin = key("jui")

  private static func key(_ letters: String) -> UInt32 {
    letters.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// By the first three letters, without those beyond ASCII: English, German, French, Spanish, Italian, Portuguese, Dutch.
  private static let numbers: [UInt32: Int] = {
    let names = [
      "jan gen ene", "feb fev fvr", "mar mrz mrt mr", "apr abr avr", "may mai mag mei", "jun giu",
      "jul lug", "aug ago aot aou", "sep set", "oct okt ott out", "nov", "dec dez dic dc",
    ]
    var numbers: [UInt32: Int] = [:]
    for (index, month) in names.enumerated() {
      for name in month.split(separator: " ") { numbers[key(String(name))] = index + 1 }
    }
    return numbers
  }()
}
