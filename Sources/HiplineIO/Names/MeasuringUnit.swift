/// A unit that a column's name can carry.
enum MeasuringUnit: Sendable, Hashable {
  case acceleration(AccelerationUnit)
  case angularRate(AngularRateUnit)
  case time(TimeUnit)
  /// Degrees or radians: of an orientation, never of a rate.
  case angle

  /// The unit written as `text`, in any of the usual spellings, or nil for another or no unit.
  init?(_ text: String) {
    let plain = MeasuringUnit.normalised(text)
    if let unit = AccelerationUnit.spellings[plain] {
      self = .acceleration(unit)
    } else if let unit = AngularRateUnit.spellings[plain] {
      self = .angularRate(unit)
    } else if let unit = TimeUnit.spellings[plain] {
      self = .time(unit)
    } else if MeasuringUnit.angles.contains(plain) {
      self = .angle
    } else {
      return nil
    }
  }

  private static let angles: Set = [
    "deg", "degree", "degrees", "grad", "rad", "radian", "radians",
  ]

  /// Lower case, without blanks, parentheses and carets, with one spelling of µ, ² and °.
  static func normalised(_ text: String) -> String {
    var plain = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case " ", "(", ")", "[", "]", "^", "_", "*", "\u{B7}", "\u{22C5}": continue
      case "\u{B5}", "\u{3BC}", "\u{BC}": plain += "u"
      case "\u{B9}": plain += "1"
      case "\u{B2}": plain += "2"
      case "\u{207B}", "\u{2212}", "\u{2013}": plain += "-"
      case "\u{B0}", "\u{BA}", "\u{221E}": plain += "deg"
      // What Windows-1252 (Â, Î) and Mac OS Roman (¬, with ∞ for °) make of the bytes of ², °, µ and μ.
      case "\u{E2}", "\u{EE}", "\u{AC}": continue
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
