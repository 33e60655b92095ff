package import HiplineCore

/// The placement and the side that a name says, such as `LFemur`, `s01_right-thigh` or `Pelvis Accel Sensor`.
package struct BodyWords: Sendable, Hashable {
  package private(set) var placement: Placement?
  package private(set) var side: Side?
  /// Whether the name has words of both sides; ``side`` is the first.
  package private(set) var namesBothSides = false
  /// The words that say neither, in lower case and in their order.
  private(set) var others: [String] = []

  package init(_ name: String) {
    let words = BodyWords.words(of: name)
    for word in words {
      if word == "other", words.contains(where: { BodyWords.placements[$0] == .thigh }) {
        placement = .otherThigh
      } else if let named = BodyWords.placements[word] {
        placement = placement ?? named
      } else if let named = BodyWords.sides[word] {
        namesBothSides = namesBothSides || side != nil && side != named
        side = side ?? named
      } else if let (short, rest) = BodyWords.splitting(word) {
        side = side ?? short
        placement = placement ?? rest
      } else {
        others.append(word)
      }
    }
  }

  /// Whether the name says a placement, a side perhaps, and nothing else.
  package var isPlaceAlone: Bool { placement != nil && others.isEmpty }

  /// Whether the name says one side and nothing else.
  package var isSideAlone: Bool {
    side != nil && placement == nil && others.isEmpty && !namesBothSides
  }

  private static let placements: [String: Placement] = [
    "thigh": .thigh, "femur": .thigh, "upperleg": .thigh,
    "shank": .shank, "tibia": .shank, "shin": .shank, "calf": .shank, "lowerleg": .shank,
    "pelvis": .pelvis, "sacrum": .pelvis,
    "lumbar": .lumbar, "lowback": .lumbar, "lowerback": .lumbar,
    "foot": .foot, "otherthigh": .otherThigh,
    // German, French, Spanish, Italian.
    "oberschenkel": .thigh, "cuisse": .thigh, "muslo": .thigh, "coscia": .thigh,
    "unterschenkel": .shank, "schienbein": .shank,
    "becken": .pelvis, "kreuzbein": .pelvis, "bassin": .pelvis, "bacino": .pelvis,
    "fuss": .foot, "pied": .foot, "piede": .foot,
  ]
  private static let sides: [String: Side] = [
    "left": .left, "lt": .left, "l": .left, "right": .right, "rt": .right, "r": .right,
    "links": .left, "linke": .left, "linker": .left, "linkes": .left, "rechts": .right,
    "rechte": .right, "rechter": .right, "rechtes": .right, "gauche": .left, "droite": .right,
    "droit": .right, "izquierda": .left, "izquierdo": .left, "derecha": .right,
    "derecho": .right, "sinistra": .left, "sinistro": .left, "destra": .right, "destro": .right,
  ]

  /// `LFemur` and `RThigh`: a side's letter written together with a segment.
  private static func splitting(_ word: String) -> (Side, Placement)? {
    guard let first = word.first, let side = sides[String(first)],
      let placement = placements[String(word.dropFirst())]
    else { return nil }
    return (side, placement)
  }

  /// The words of a name, the two of a segment as one.
  static func words(of name: String) -> [String] {
    var words = NameWords.words(of: name)
    for index in words.indices.dropLast().reversed()
    where placements[words[index] + words[index + 1]] != nil {
      words[index] += words.remove(at: index + 1)
    }
    return words
  }
}
