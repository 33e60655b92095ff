import HiplineCore

/// A unit of acceleration.
enum AccelerationUnit: Sendable, Hashable {
  case metresPerSecondSquared
  case g
  case milliG
  case microG
  case centimetresPerSecondSquared
  case millimetresPerSecondSquared
  /// Counts of the sensor, so many to one g.
  case counts(perG: Int)
  /// A scale that belongs to another sensor, so many of its units to one g.
  case misscaled(perG: Double)

  /// What to multiply by to get m/s².
  var metresPerSecondSquared: Double { StillNorm.standardGravity / perStandardGravity }

  /// How many of the unit are one g.
  var perStandardGravity: Double {
    switch self {
    case .metresPerSecondSquared: StillNorm.standardGravity
    case .g: 1
    case .milliG: 1000
    case .microG: 1e6
    case .centimetresPerSecondSquared: StillNorm.standardGravity * 100
    case .millimetresPerSecondSquared: StillNorm.standardGravity * 1000
    case .counts(let perG): Double(perG)
    case .misscaled(let perG): perG
    }
  }

  /// Whether it is a sensor's own, of so many counts to one g.
  var isCounts: Bool { if case .counts = self { true } else { false } }

  var name: String {
    switch self {
    case .metresPerSecondSquared: "m/s²"
    case .g: "g"
    case .milliG: "mg"
    case .microG: "µg"
    case .centimetresPerSecondSquared: "cm/s²"
    case .millimetresPerSecondSquared: "mm/s²"
    case .counts(let perG): "1/\(perG) g"
    case .misscaled(let perG): "1/\(perG) g"
    }
  }

  /// The units that a still norm can tell from one another; cm/s² and mg are too alike for that.
  static let distinguishable: [AccelerationUnit] = [
    .metresPerSecondSquared, .g, .milliG, .counts(perG: 2048), .counts(perG: 4096),
    .counts(perG: 8192), .counts(perG: 16_384),
  ]

  static let spellings: [String: AccelerationUnit] = [
    "m/s2": .metresPerSecondSquared, "m/s/s": .metresPerSecondSquared,
    "ms2": .metresPerSecondSquared, "ms-2": .metresPerSecondSquared,
    "mps2": .metresPerSecondSquared, "mss": .metresPerSecondSquared,
    "m.s-2": .metresPerSecondSquared, "m/sec2": .metresPerSecondSquared,
    "mpersec2": .metresPerSecondSquared, "mpers2": .metresPerSecondSquared,
    "meterspersecondsquared": .metresPerSecondSquared,
    "g": .g, "gs": .g, "gforce": .g, "mg": .milliG, "millig": .milliG,
    "ug": .microG, "microg": .microG,
    "mm/s2": .millimetresPerSecondSquared, "mms2": .millimetresPerSecondSquared,
    "mms-2": .millimetresPerSecondSquared,
    "cm/s2": .centimetresPerSecondSquared, "cms2": .centimetresPerSecondSquared,
    "gal": .centimetresPerSecondSquared,
  ]
}
