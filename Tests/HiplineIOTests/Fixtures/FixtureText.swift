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

    /// The rotation from sensor to earth: w, x, y, z.
    func quaternion(times factor: Double = 1, decimals: Int) -> [String] {
      InventedMovement.sensorToEarth(at: time).map { fixed($0 * factor, decimals) }
    }

    /// The same as a matrix, row by row.
    func matrix(decimals: Int) -> [String] {
      let q = InventedMovement.sensorToEarth(at: time)
      let (w, x, y, z) = (q[0], q[1], q[2], q[3])
      return [
        1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
        2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
        2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
      ].map { fixed($0, decimals) }
    }

    /// The same as roll, pitch and yaw, turned in the opposite order.
    func angles(times factor: Double, decimals: Int) -> [String] {
      let q = InventedMovement.sensorToEarth(at: time)
      let (w, x, y, z) = (q[0], q[1], q[2], q[3])
      return [
        atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y)), asin(2 * (w * y - x * z)),
        atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z)),
      ].map { fixed($0 * factor, decimals) }
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
