import HiplineCore

/// How the rows of a table become rotations from sensor to earth: what the names of the columns say, and what the values show where
/// these leave something open.
///
/// - *Angles.* Of three angles about different axes the second is within a quarter turn. Which of the sensor's two level axes it is
///   about does not matter to a tilt; which way the yaw counts does to a rate: a segment turns about one axis, and the wrong way shows
///   more of them.
/// - *Direction.* Nearly all devices give the rotation from sensor to earth. A leg turns about an axis that is not far from level;
///   where that is so only the other way round, the file has the other rotation.
struct OrientationReading: Sendable {
  private let notation: OrientationNotation
  private let isEarthToSensor: Bool
  private var angles: AngleOrder?
  /// What it rests on, for people.
  let text: String
  /// What is doubtful about it where nothing else was recorded.
  let doubt: Finding?

  /// Why columns are no rotation after all.
  enum Unreadable: Error {
    case noRotation
    /// Neither roll nor pitch stays within a quarter turn.
    case noOrderOfAngles

    var message: String {
      switch self {
      case .noRotation: "most rows of the orientation hold no rotation: its length is not one"
      case .noOrderOfAngles:
        "neither roll nor pitch stays within ±90°, as one of them does in any order of turning"
      }
    }
  }

  /// How far from level the axes of leg exercises are at most, as the sine of the angle, a ratio. That of 40°, which the metrics allow
  /// for.
  private static let mostInclined = 0.643
  /// An axis that is nearer to level than this both ways, as the sine of the angle, a ratio, leaves nothing to doubt. That of 10°: a
  /// range about it is the same both ways to 2 %.
  private static let levelBothWays = 0.174

  /// - Parameter columns: In the order that the plan's notation states, as in the file.
  init(_ plan: OrientationPlan, _ columns: [[Double]]) throws(Unreadable) {
    notation = plan.notation
    let stated = plan.statedBy.map { ", as \($0) has it" }
    switch plan.notation {
    case .angles(let unit, let isCompass):
      let order = try AngleOrder(
        columns, unit: unit, isCompass: isCompass, isStated: plan.statedBy != nil)
      angles = order
      isEarthToSensor = false
      text = order.text + (stated ?? "")
      doubt = nil
    case .quaternion, .matrix:
      let written =
        switch plan.notation {
        case .quaternion(let length) where length > 1:
          "quaternion in whole numbers of \(length.text(decimals: 0))"
        case .quaternion: "quaternion"
        default: "rotation matrix"
        }
      if let direction = plan.direction {
        isEarthToSensor = direction == .earthToSensor
        text = "\(written), \(direction.words)\(stated ?? "")"
        doubt = nil
        return
      }
      let axis = TurningAxis(columns[0].indices) { Self.turn(plan.notation, columns, row: $0) }
      let isOpposite = axis.inEarth > Self.mostInclined && axis.inSensor <= Self.mostInclined
      isEarthToSensor = isOpposite
      let direction: RotationDirection = isOpposite ? .earthToSensor : .sensorToEarth
      text =
        "\(written), \(direction.words), "
        + (isOpposite ? "as its axis of movement shows" : "which the file does not say")
      doubt = Finding(
        .orientationAssumed,
        isOpposite || max(axis.inEarth, axis.inSensor) > Self.levelBothWays ? .warning : .info,
        "the file does not say which way its rotations turn; they were taken as \(direction.words), "
          + (isOpposite
            ? "in which the movement is about a level axis" : "as most devices have it"),
        hint:
          "say `orientation: sensor-to-earth` or `orientation: earth-to-sensor` of the sensor in a session.yaml; ranges would be "
          + "others if it is the other one")
    }
  }

  /// The rotation of a row from sensor to earth; nil where it holds none.
  private func turn(_ columns: [[Double]], row: Int) -> Quaternion? {
    guard columns.allSatisfy({ $0[row].isFinite }) else { return nil }
    if let angles { return angles.turn(columns, row: row) }
    let turn = Self.turn(notation, columns, row: row)
    return isEarthToSensor ? turn?.conjugate : turn
  }

  /// The rows as rotation vectors in radians; not a number where a row holds no rotation.
  ///
  /// - Throws: Where most of the rows hold none.
  func values(_ columns: [[Double]]) throws(Unreadable) -> VectorSeries {
    var (filled, read) = (0, 0)
    let values = VectorSeries(count: columns[0].count) { row in
      filled += columns.allSatisfy({ $0[row].isFinite }) ? 1 : 0
      guard let turn = turn(columns, row: row) else { return Vector3(.nan, .nan, .nan) }
      read += 1
      return turn.rotationVector
    }
    guard 2 * read >= filled else { throw .noRotation }
    return values
  }

  private static func turn(
    _ notation: OrientationNotation, _ columns: [[Double]], row: Int
  ) -> Quaternion? {
    switch notation {
    case .quaternion(let length):
      let turn = Quaternion(
        columns[0][row] / length, columns[1][row] / length, columns[2][row] / length,
        columns[3][row] / length)
      let norm = (turn.w * turn.w + turn.vector.dot(turn.vector)).squareRoot()
      return abs(norm - 1) <= OrientationNotation.lengthTolerance ? turn.normalized : nil
    case .matrix:
      let rows = (0..<3).map {
        Vector3(columns[3 * $0][row], columns[3 * $0 + 1][row], columns[3 * $0 + 2][row])
      }
      return Quaternion(rows: rows, tolerance: OrientationNotation.lengthTolerance)
    case .angles: return nil
    }
  }
}

extension RotationDirection {
  fileprivate var words: String {
    switch self {
    case .sensorToEarth: "sensor to earth"
    case .earthToSensor: "earth to sensor"
    }
  }
}

/// How far the axis about which a sensor turns most is from level, as the sine of the angle, in earth axes and, as if these were the
/// earth's, in the sensor's.
private struct TurningAxis {
  private(set) var inEarth = 0.0
  private(set) var inSensor = 0.0

  /// Turns are looked at over so many rows: at any usual rate longer than the steps in which angles come, and shorter than a phase.
  static let rowsPerStep = 10

  init(_ rows: Range<Int>, _ turn: (Int) -> Quaternion?) {
    var (earth, sensor) = (DirectionSums(), DirectionSums())
    var last: Quaternion?
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.rowsPerStep) {
      guard let now = turn(row) else { continue }
      if let last {
        let turned = (last.conjugate * now).rotationVector
        sensor.add(turned)
        earth.add(now.rotate(turned))
      }
      last = now
    }
    (inEarth, inSensor) = (earth.inclination, sensor.inclination)
  }
}

/// Sums of the products of vectors' components, in which a long vector counts by its length only.
private struct DirectionSums {
  private var rows = [Vector3](repeating: .zero, count: 3)

  mutating func add(_ vector: Vector3) {
    guard vector.norm > 0 else { return }
    for (index, part) in [vector.x, vector.y, vector.z].enumerated() {
      rows[index] += vector * (part / vector.norm)
    }
  }

  private var trace: Double { rows[0].x + rows[1].y + rows[2].z }

  /// How near all are to one axis, from a third to one: Σλ² / (Σλ)².
  var shareAboutOneAxis: Double {
    trace > 0 ? rows.reduce(0) { $0 + $1.dot($1) } / (trace * trace) : 1
  }

  /// How far the axis that has most of them is from level, as the sine of the angle; 0 where there are none.
  var inclination: Double {
    guard trace > 0 else { return 0 }
    var axis = rows.max { $0.norm < $1.norm } ?? .zero
    // Powers of the matrix leave its largest axis alone: after 50 what is smaller by a tenth is below a hundredth.
    for _ in 0..<50 {
      axis = Vector3(rows[0].dot(axis), rows[1].dot(axis), rows[2].dot(axis)).normalized ?? axis
    }
    return axis.norm > 0 ? abs(axis.z) / axis.norm : 0
  }
}

/// Which unit three angles have, which one of them is turned second, and which way the one about the vertical counts.
private struct AngleOrder: Sendable {
  private let radiansPerUnit: Double
  private let outer: Int
  private let middle: Int
  private let yawSign: Double
  let text: String

  /// Beyond this an angle is not in radians: a full turn, with what rounding adds.
  private static let mostRadians = 2 * Double.pi + 0.01
  /// Beyond this an angle is not the second, in degrees: a quarter turn, with what rounding adds.
  private static let mostOfMiddle = 90.5
  /// The share of the turning about one axis has to grow by so much for the yaw to be taken to count the other way. Chosen, not
  /// derived: noise changes it by less.
  private static let clearGain = 0.01

  init(
    _ columns: [[Double]], unit: AngleUnit, isCompass: Bool, isStated: Bool
  ) throws(OrientationReading.Unreadable) {
    let extents = columns.map { $0.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 } }
    let isRadians =
      switch unit {
      case .radians: true
      case .degrees: false
      case .unknown: extents.allSatisfy { $0 <= Self.mostRadians }
      }
    let scale = isRadians ? 1 : Double.pi / 180
    let most = columns.prefix(2).map { column in
      column.reduce(0) { $1.isFinite ? max($0, abs(Self.wrapped($1 * scale))) : $0 } * 180 / .pi
    }
    guard most.contains(where: { $0 <= Self.mostOfMiddle }) else { throw .noOrderOfAngles }
    radiansPerUnit = scale
    let (outer, middle) = most[1] <= Self.mostOfMiddle ? (0, 1) : (1, 0)
    (self.outer, self.middle) = (outer, middle)
    var sign = isCompass ? -1.0 : 1.0
    if !isStated {
      let shares = [sign, -sign].map { sign in
        var sums = DirectionSums()
        var last: Quaternion?
        for row in stride(from: 0, to: columns[0].count, by: TurningAxis.rowsPerStep)
        where columns.allSatisfy({ $0[row].isFinite }) {
          let turn = Self.turn(columns, row, scale, outer, middle, sign)
          if let last { sums.add((last.conjugate * turn).rotationVector) }
          last = turn
        }
        return sums.shareAboutOneAxis
      }
      if shares[1] > shares[0] + Self.clearGain { sign = -sign }
    }
    yawSign = sign
    text =
      "angles in \(isRadians ? "radians" : "degrees")\(unit == .unknown ? ", by their size" : ""), turned by yaw, then "
      + (middle == 1 ? "pitch, then roll" : "roll, then pitch, which goes beyond ±90°")
      + (sign < 0 ? "; yaw counts clockwise" : "")
  }

  func turn(_ columns: [[Double]], row: Int) -> Quaternion {
    Self.turn(columns, row, radiansPerUnit, outer, middle, yawSign)
  }

  private static func turn(
    _ columns: [[Double]], _ row: Int, _ scale: Double, _ outer: Int, _ middle: Int, _ sign: Double
  ) -> Quaternion {
    Quaternion(axis: Vector3(0, 0, 1), angleRadians: sign * scale * columns[2][row])
      * Quaternion(axis: Vector3(0, 1, 0), angleRadians: scale * columns[middle][row])
      * Quaternion(axis: Vector3(1, 0, 0), angleRadians: scale * columns[outer][row])
  }

  /// In radians, within half a turn.
  private static func wrapped(_ radians: Double) -> Double {
    radians - 2 * .pi * (radians / (2 * .pi)).rounded()
  }
}
