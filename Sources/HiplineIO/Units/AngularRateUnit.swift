import HiplineCore

/// A unit of angular rate.
enum AngularRateUnit: Sendable, Hashable {
  case radiansPerSecond
  case degreesPerSecond
  case millidegreesPerSecond
  /// Counts of the sensor, so many tenths of a count to one degree a second.
  case counts(tenthsPerDegreePerSecond: Int)
  /// Counts of the sensor, of so many millionths of a degree a second each.
  case steps(microdegreesPerSecond: Int)
  /// What gravity shows where no unit in use does, in rad/s.
  case measured(radiansPerSecond: Double)

  /// What to multiply by to get rad/s.
  var radiansPerSecond: Double {
    switch self {
    case .radiansPerSecond: 1
    case .degreesPerSecond: .pi / 180
    case .millidegreesPerSecond: .pi / 180_000
    case .counts(let tenths): .pi / 18 / Double(tenths)
    case .steps(let microdegrees): .pi / 180e6 * Double(microdegrees)
    case .measured(let radians): radians
    }
  }

  var name: String {
    switch self {
    case .radiansPerSecond: "rad/s"
    case .degreesPerSecond: "°/s"
    case .millidegreesPerSecond: "m°/s"
    case .counts(let tenths): "1/\(tenths / 10).\(tenths % 10) °/s"
    case .steps(let microdegrees): "\((Double(microdegrees) / 1000).text(decimals: 3)) m°/s"
    case .measured(let radians): "\((radians * 180_000 / .pi).text(decimals: 2)) m°/s"
    }
  }

  /// Those that programs write.
  static let written: [AngularRateUnit] = [
    .radiansPerSecond, .degreesPerSecond, .millidegreesPerSecond,
  ]

  /// The scales of a MPU-6050 and its kin, from ±250 to ±2000 °/s.
  static let countScales: [AngularRateUnit] = [1310, 655, 328, 164].map {
    .counts(tenthsPerDegreePerSecond: $0)
  }

  /// Those of the LSM6 and its kin, from ±125 to ±2000 °/s, and the sixteenths of a degree of the BNO055, by their data sheets.
  static let stepScales: [AngularRateUnit] = [4375, 8750, 17_500, 35_000, 70_000, 62_500].map {
    .steps(microdegreesPerSecond: $0)
  }

  static let spellings: [String: AngularRateUnit] = [
    "rad/s": .radiansPerSecond, "rads": .radiansPerSecond, "radps": .radiansPerSecond,
    "rad/sec": .radiansPerSecond, "radians/s": .radiansPerSecond, "rad.s-1": .radiansPerSecond,
    "rads-1": .radiansPerSecond, "radpers": .radiansPerSecond,
    "radianspersecond": .radiansPerSecond,
    "deg/s": .degreesPerSecond, "degs": .degreesPerSecond, "degps": .degreesPerSecond,
    "dps": .degreesPerSecond, "d/s": .degreesPerSecond, "deg/sec": .degreesPerSecond,
    "degrees/s": .degreesPerSecond, "degs-1": .degreesPerSecond, "degpers": .degreesPerSecond,
    "grad/s": .degreesPerSecond, "degreepersecond": .degreesPerSecond,
    "degreespersecond": .degreesPerSecond,
    "mdeg/s": .millidegreesPerSecond, "mdps": .millidegreesPerSecond,
    "mdegs": .millidegreesPerSecond,
  ]
}
