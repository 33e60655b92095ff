/// How a device's own orientation is read.
struct OrientationPlan: Sendable {
  var notation: OrientationNotation
  /// In the order that ``OrientationNotation`` states.
  var columns: [Int]
  /// Which way the rotations turn, where that is known.
  var direction: RotationDirection?
  /// Who says so, and in which order angles are turned; nil where nobody does.
  var statedBy: String?
  var time: TimeSource
  /// What the names leave open, settled by the values; nil as long as none were looked at.
  var reading: OrientationReading?
}

/// Which way rotations turn, as people write it.
package enum RotationDirection: String, Sendable, Hashable, CaseIterable {
  /// They take sensor axes to earth axes.
  case sensorToEarth = "sensor-to-earth"
  /// They take earth axes to sensor axes.
  case earthToSensor = "earth-to-sensor"
}

/// How rotations are written.
enum OrientationNotation: Sendable, Hashable {
  /// A quaternion: w, x, y, z, of a length that whole numbers make larger than one.
  case quaternion(length: Double)
  /// A rotation matrix, row by row.
  case matrix
  /// Roll, pitch and yaw: angles about the sensor's x, its y and the vertical, the first turned last.
  case angles(AngleUnit, isCompass: Bool)

  /// Between the length of a quaternion and one, as a share: rounding to two decimals makes a hundredth of it.
  static let lengthTolerance = 0.05

  var columnNames: [String] {
    switch self {
    case .quaternion: ["w", "x", "y", "z"]
    case .matrix: (1...3).flatMap { row in (1...3).map { "row \(row), column \($0)" } }
    case .angles: ["roll", "pitch", "yaw"]
    }
  }
}

extension ReadingPlan {
  /// Settles what the names of orientations leave open, by the values of rows that stand for all.
  mutating func settleOrientations(by table: Table) {
    for index in sensors.indices {
      guard let plan = sensors[index].orientation, plan.reading == nil else { continue }
      let columns = plan.columns.map { table.columns[$0] ?? [] }
      sensors[index].orientation?.reading = try? OrientationReading(plan, columns)
    }
  }
}
