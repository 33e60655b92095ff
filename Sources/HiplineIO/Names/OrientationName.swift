/// What the name of a column says of a rotation that it is a part of: `Quat_W`, `q0`, `rot_x`, `Euler_X`, `yaw (deg)`,
/// `Mat[1][2]`, `r12`.
struct OrientationName: Hashable {
  enum Part: Hashable {
    /// One of four numbers, by its letter: w, x, y, z; of three it is an angle about that axis.
    case letter(Character)
    /// One of four numbers, by its digit.
    case digit(Int)
    /// A row and a column.
    case element(Int, Int)
    case roll
    case pitch
    case yaw(isCompass: Bool)
  }

  var part: Part
  /// The other words, which the columns of one rotation have in common.
  var words: [String]
  /// In brackets or at the end; nil where the name has none.
  var unit: AngleUnit?

  /// - Returns: nil where the name is none of a rotation's.
  init?(_ name: String) {
    let parts = NameParts(name)
    var words = parts.words
    guard !words.contains(where: { word in Self.foreign.contains { word.hasPrefix($0) } }),
      !parts.brackets.contains(where: {
        MeasuringUnit($0) != nil && Self.units[MeasuringUnit.normalised($0)] == nil
      })
    else { return nil }
    unit = parts.brackets.compactMap { Self.units[MeasuringUnit.normalised($0)] }.first
    while words.count > 1, let last = words.last, let named = Self.units[last] {
      unit = named
      words.removeLast()
    }
    guard let last = words.popLast() else { return nil }
    let brackets = parts.brackets.compactMap { Int($0) }
    if brackets.count == 2, Self.matrixWords.contains(last) {
      part = .element(brackets[0], brackets[1])
      self.words = words + [last]
    } else if let (stem, row, column) = Self.element(last, after: words) {
      part = .element(row, column)
      self.words = words + [stem].filter { !$0.isEmpty }
    } else if let column = Int(last), let row = words.last.flatMap({ Int($0) }),
      words.dropLast().last.map(Self.matrixWords.contains) ?? false
    {
      part = .element(row, column)
      self.words = words.dropLast()
    } else if let angle = Self.angles[last] {
      part = angle
      self.words = words
    } else {
      guard let (stem, part) = Self.component(last, after: words) else { return nil }
      self.part = part
      self.words = words + [stem].filter { !$0.isEmpty }
    }
  }

  /// Whether the words say that it is a quaternion.
  var saysQuaternion: Bool { words.contains { $0 == "q" || $0.hasPrefix("quat") } }

  /// Whether the words say that it is an angle.
  var saysAngle: Bool { words.contains { Self.angleWords.contains($0) } }

  /// The words that name the sensor.
  var sensor: String {
    words.filter { word in
      !Vocabulary.isOfNoSensor(word) && !Self.plainWords.contains(word)
        && !word.hasPrefix("quat") && !word.hasPrefix("orient")
    }.joined(separator: " ")
  }

  /// What has axes too and is no rotation; increments of rotations are rates.
  private static let foreign = [
    "acc", "gyr", "mag", "vel", "rate", "grav", "lin", "free", "force", "inc", "delta", "dq", "dv",
    "pos", "gps", "time",
  ]

  private static let units: [String: AngleUnit] = [
    "deg": .degrees, "degree": .degrees, "degrees": .degrees, "rad": .radians, "rads": .radians,
    "radian": .radians, "radians": .radians,
  ]

  private static let angles: [String: Part] = [
    "roll": .roll, "pitch": .pitch, "yaw": .yaw(isCompass: false),
    "heading": .yaw(isCompass: true), "azimuth": .yaw(isCompass: true),
  ]

  private static let angleWords: Set = ["euler", "eul", "angle", "angles", "rpy"]
  private static let matrixWords: Set = [
    "r", "m", "mat", "matrix", "rot", "rotmat", "rotation", "dcm", "rotationmatrix",
  ]
  private static let componentStems: Set = [
    "q", "quat", "quaternion", "rot", "ori", "orientation", "att", "attitude", "euler", "eul",
    "angle",
  ]
  private static let plainWords: Set<String> = angleWords.union(matrixWords).union(
    ["ori", "att", "attitude", "madge", "mahony", "6dof", "9dof", "fusion", "fused"])

  /// `r12`, `mat 12`.
  private static func element(
    _ last: String, after words: [String]
  ) -> (stem: String, row: Int, column: Int)? {
    let digits = last.reversed().prefix { $0.isWholeNumber }.reversed().compactMap {
      $0.wholeNumberValue
    }
    let stem = String(last.dropLast(digits.count))
    if digits.count == 2, matrixWords.contains(stem.isEmpty ? words.last ?? "" : stem) {
      return (stem, digits[0], digits[1])
    }
    return nil
  }

  /// `w`, `qw`, `q0`, `scalar`.
  private static func component(
    _ last: String, after words: [String]
  ) -> (stem: String, part: Part)? {
    if last == "scalar" || last == "s" { return ("", .letter("w")) }
    guard let end = last.last else { return nil }
    let stem = String(last.dropLast())
    guard stem.isEmpty || componentStems.contains(stem) else { return nil }
    if "wxyz".contains(end) { return (stem, .letter(end)) }
    if stem.isEmpty ? words.last.map(componentStems.contains) ?? false : true,
      let digit = end.wholeNumberValue
    {
      return (stem, .digit(digit))
    }
    return nil
  }
}
