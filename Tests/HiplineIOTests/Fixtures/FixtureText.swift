import Foundation

/// What the texts of the fixtures are put together from.
enum FixtureText {
  /// The time, the acceleration in g (with a little noise) and the angular rate in rad/s of one row.
  struct Row {
    let index: Int
    let time: Double

    var acceleration: [Double] {
      InventedMovement.acceleration(at: time).map { $0 + InventedMovement.noise(index) }
    }

    var angularRate: [Double] {
      InventedMovement.angularRate(at: time).map { $0 + InventedMovement.noise(index) }
    }

    var linearAcceleration: [Double] {
      InventedMovement.linearAcceleration(at: time).map { $0 + InventedMovement.noise(index) }
    }

    /// Three values times a factor.
    func acceleration(times factor: Double, decimals: Int = 5) -> [String] {
      acceleration.map { fixed($0 * factor, decimals) }
    }

    func angularRate(times factor: Double, decimals: Int = 5) -> [String] {
      angularRate.map { fixed($0 * factor, decimals) }
    }

    /// Local time as `2023-11-14 22:13:20.040`.
    func calendar(
      date: String = "2023-11-14", between: String = " ", decimals: Int = 3, colon: String = ":"
    ) -> String {
      let seconds = 20 + time
      let width = decimals == 0 ? 2 : decimals + 3
      return "\(date)\(between)22\(colon)13\(colon)"
        + String(format: "%0\(width).\(decimals)f", seconds)
    }

    var unixSeconds: Double { InventedMovement.startUnixSeconds + time }

    /// Whole units since 1970.
    func unix(perSecond: Int64) -> String {
      "\(Int64(InventedMovement.startUnixSeconds) * perSecond + Int64((time * Double(perSecond)).rounded()))"
    }
  }

  static let metres = InventedMovement.standardGravity
  static let degrees = 180 / Double.pi

  static func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// The rows of the whole movement.
  static func rows(
    _ rateHertz: Double, delimiter: String = ",", trailing: String = "", lineEnd: String = "\n",
    seconds: Double = InventedMovement.seconds, _ fields: (Row) -> [String]
  ) -> String {
    let count = Int((seconds * rateHertz).rounded())
    return (0..<count).map { index in
      fields(Row(index: index, time: Double(index) / rateHertz)).joined(separator: delimiter)
        + trailing + lineEnd
    }.joined()
  }
}
