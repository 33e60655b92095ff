/// Where a name stands in a list for people: "p2" before "p10", letters by the alphabet whatever their case, and letters with a mark,
/// of European languages, behind those without.
struct ListOrder: Comparable {
  private let name: String
  private let parts: [Part]

  /// A number that stands in the name, or a character of it.
  private enum Part {
    /// Its digits as ASCII, without leading zeros.
    case number([UInt8])
    case scalar(UInt32)

    /// The first that is written of it.
    var first: UInt32 {
      switch self {
      case .number(let digits): digits.first.map(UInt32.init) ?? 0x30
      case .scalar(let scalar): scalar
      }
    }
  }

  init(_ name: String) {
    self.name = name
    var parts: [Part] = []
    for character in name.uppercased().lowercased() {
      if let digit = character.asciiValue, (0x30...0x39).contains(digit) {
        guard case .number(let digits) = parts.last else {
          parts.append(.number(digit == 0x30 ? [] : [digit]))
          continue
        }
        if !digits.isEmpty || digit != 0x30 { parts[parts.count - 1] = .number(digits + [digit]) }
      } else {
        let scalars = Self.marked[character] ?? Array(character.unicodeScalars)
        parts += scalars.map { .scalar($0.value) }
      }
    }
    self.parts = parts
  }

  static func == (one: ListOrder, other: ListOrder) -> Bool { one.name == other.name }

  static func < (one: ListOrder, other: ListOrder) -> Bool {
    for (part, counterpart) in zip(one.parts, other.parts) {
      if case .number(let digits) = part, case .number(let others) = counterpart {
        guard digits != others else { continue }
        return digits.count == others.count
          ? digits.lexicographicallyPrecedes(others) : digits.count < others.count
      }
      guard part.first == counterpart.first else { return part.first < counterpart.first }
    }
    return one.parts.count == other.parts.count
      ? one.name < other.name : one.parts.count < other.parts.count
  }

  /// What letters with a mark are put together from: equal to them in writing, apart in order.
  private static let marked: [Character: [Unicode.Scalar]] = {
    // Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double acute, caron, cedilla, ogonek.
    let marks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
      "\u{30A}", "\u{30B}", "\u{30C}", "\u{327}", "\u{328}",
    ]
    var marked: [Character: [Unicode.Scalar]] = [:]
    for letter in "abcdefghijklmnopqrstuvwxyz".unicodeScalars {
      for mark in marks {
        var text = String.UnicodeScalarView()
        text.append(letter)
        text.append(mark)
        marked[Character(String(text))] = [letter, mark]
      }
    }
    return marked
  }()
}
