import HiplineCore

/// What the columns of a table with names are taken for.
///
/// A format may change what names mean before it asks for the ``plan(format:)``.
struct ColumnAssignment {
  let layout: TableLayout
  let path: String
  var meanings: [ColumnMeaning]
  /// The quantity of columns that are named by their axis alone.
  var bareQuantity: ColumnMeaning.Quantity = .acceleration
  /// The units of the format, where the names do not say.
  var accelerationUnit: AccelerationUnit?
  var angularRateUnit: AngularRateUnit?
  var restSign: RestSign?
  /// The rate of the format, where no column holds times.
  var rateHertz: Double?
  /// The rotations of the table, and who says that they take sensor axes to earth axes, where somebody does.
  let orientations: [OrientationColumns]
  var orientationIsStatedBy: String?

  init(_ layout: TableLayout, path: String) {
    self.layout = layout
    self.path = path
    meanings = ColumnMeaning.meanings(of: layout.names)
    orientations = OrientationColumns.all(in: layout)
    for column in orientations.flatMap({ $0.columns }) where meanings[column].quantity.isOfVector {
      meanings[column] = ColumnMeaning(other: "orientation")
    }
  }

  /// - Throws: `no-acceleration`, `unknown-columns`, `not-a-recording` or `no-time-base`.
  func plan(format: String) throws(InputFailure) -> ReadingPlan {
    let vectors = self.vectors()
    let times = TimeColumns(meanings, in: layout, path: path, rateHertz: rateHertz)
    let accelerations = sensorNames(
      of: vectors.filter { $0.quantity != .angularRate && $0.quantity != .gravity })
    let rates = vectors.filter { $0.quantity == .angularRate }
    let names = sensorNames(accelerations, in: vectors)
    guard !names.isEmpty else {
      guard !rates.isEmpty else { throw withoutAcceleration(vectors) }
      var sensors: [SensorPlan] = []
      for rate in rates {
        var sensor = SensorPlan(named: rates.count == 1 ? nil : rate.sensor)
        sensor.gyroscope = try gyroscope(rate, sensor: rate.sensor, times)
        sensors.append(sensor)
      }
      return plan(format: format, sensors: sensors)
    }
    // Of `acc1`, `acc2` and `gyr` the angular rate goes with the first.
    let isRateNameless = rates.count == 1 && rates[0].sensor.isEmpty
    var sensors: [SensorPlan] = []
    for name in names {
      let ofSensor = vectors.filter { $0.sensor == name }
      let isOnlyPair = names.count == 1 && sensorNames(of: rates).count == 1
      let takesOnly = isOnlyPair || (isRateNameless && sensors.isEmpty)
      let rate = rates.first { $0.sensor == name } ?? (takesOnly ? rates.first : nil)
      var sensor = SensorPlan(named: names.count > 1 && !name.isEmpty ? name : nil)
      sensor.acceleration = try acceleration(of: ofSensor, sensor: name, times)
      sensor.orientation = try orientation(
        name, isOnly: names.count == 1, standsAlone: sensor.acceleration?.isLinear ?? true, times)
      if sensor.orientation != nil, let plan = sensor.acceleration, plan.isLinear,
        !showsGravity(plan)
      {
        sensor.acceleration = nil
      }
      guard sensor.acceleration != nil || sensor.orientation != nil else { continue }
      if let rate { sensor.gyroscope = try gyroscope(rate, sensor: name, times) }
      sensors.append(sensor)
    }
    guard !sensors.isEmpty else { throw withoutAcceleration(vectors) }
    return plan(format: format, sensors: sensors)
  }

  private func plan(format: String, sensors: [SensorPlan]) -> ReadingPlan {
    ReadingPlan(
      format: format, layout: layout, sensors: sensors,
      decisions: ColumnDecision.list(for: sensors, layout: layout),
      otherChannels: otherChannels(besides: sensors), findings: namesakes.map { [$0] } ?? [])
  }

  /// What is said of columns whose names are those of others.
  private var namesakes: Finding? {
    var seen: Set<ColumnMeaning> = []
    let repeated = meanings.indices.filter { column in
      meanings[column].axis != nil && meanings[column].quantity.isMotion
        && !seen.insert(meanings[column]).inserted
    }
    guard let first = repeated.first, repeated.count >= 3 else { return nil }
    return Finding(
      .duplicateColumns, .warning,
      "\(repeated.count) columns, the first of them column \(first + 1), have the names of others and are not used",
      hint:
        "name the columns of each sensor, as in `thigh_acc_x_m_s2`, or `columns` in a session.yaml")
  }
}

extension ColumnAssignment {
  /// The sensors of the table: those with an acceleration, and where none holds gravity those with an orientation too.
  private func sensorNames(_ accelerations: [String], in vectors: [NamedVector]) -> [String] {
    let holdGravity = vectors.contains { vector in
      vector.quantity == .acceleration
        || (vector.quantity == .gravity && accelerations.contains(vector.sensor))
    }
    var names = accelerations
    guard !holdGravity else { return names }
    for sensor in orientations.map({ $0.sensor }) where !names.contains(sensor) {
      names.append(sensor)
    }
    return names
  }

  /// The orientation of a sensor: a quaternion before a matrix, a matrix before angles.
  ///
  /// - Parameters:
  ///   - isOnly: Whether the table is of one sensor.
  ///   - standsAlone: Whether there is no acceleration with gravity. Beside one angles are read only where the format says how
  ///     they are turned.
  private func orientation(
    _ sensor: String, isOnly: Bool, standsAlone: Bool, _ times: TimeColumns
  ) throws(InputFailure) -> OrientationPlan? {
    let own = orientations.filter { $0.sensor == sensor || ($0.sensor.isEmpty && isOnly) }
    guard let best = own.min(by: { $0.rank < $1.rank }),
      standsAlone || orientationIsStatedBy != nil || best.rank < 2
    else { return nil }
    return OrientationPlan(
      notation: best.notation, columns: best.columns,
      direction: orientationIsStatedBy.map { _ in .sensorToEarth },
      statedBy: orientationIsStatedBy,
      time: try times.source(for: .orientation, sensor: sensor, before: best.columns[0]))
  }
}

/// Three columns of one quantity and one sensor.
private struct NamedVector {
  var quantity: ColumnMeaning.Quantity
  var sensor: String
  var variant: String
  var columns: VectorColumns
}

extension ColumnAssignment {
  /// The complete vectors of the quantities that are used, in the order of their first columns.
  private func vectors() -> [NamedVector] {
    var order: [ColumnMeaning] = []
    var axes: [ColumnMeaning: [ColumnMeaning.Axis: Int]] = [:]
    for (column, meaning) in meanings.enumerated() {
      guard let axis = meaning.axis else { continue }
      var key = meaning
      key.axis = nil
      if meaning.quantity == .triplet { key.quantity = bareQuantity }
      guard key.quantity.isMotion else { continue }
      if axes[key] == nil { order.append(key) }
      if axes[key]?[axis] == nil { axes[key, default: [:]][axis] = column }
    }
    return order.compactMap { key in
      guard let found = axes[key], let x = found[.x], let y = found[.y], let z = found[.z] else {
        return nil
      }
      return NamedVector(
        quantity: key.quantity, sensor: key.sensor, variant: key.variant,
        columns: VectorColumns(x: x, y: y, z: z))
    }
  }

  private func sensorNames(of vectors: [NamedVector]) -> [String] {
    var names: [String] = []
    for vector in vectors where !names.contains(vector.sensor) { names.append(vector.sensor) }
    return names
  }

  /// The acceleration with gravity if there is one, also as the sum of its two parts, else the one without.
  private func acceleration(
    of vectors: [NamedVector], sensor: String, _ times: TimeColumns
  ) throws(InputFailure) -> AccelerationPlan? {
    let whole = vectors.filter { $0.quantity == .acceleration }
    var linear = vectors.first { $0.quantity == .linearAcceleration }
    let gravity = vectors.first { $0.quantity == .gravity }
    // A force in g (`gFx`) holds gravity; an acceleration beside it (`ax`) may not.
    var best = whole.first { $0.variant.split(separator: " ").contains("gf") } ?? whole.first
    if let gravity, let either = best ?? linear, let lacks = lacks(gravity, either) {
      // Beside gravity itself the samples say which of the two a column is, whatever its name.
      (best, linear) = lacks ? (nil, either) : (either, nil)
    }
    let parts: [VectorColumns]
    if let best {
      parts = [best.columns]
    } else if let linear, let gravity {
      parts = [linear.columns, gravity.columns]
    } else if let linear {
      parts = [linear.columns]
    } else {
      return nil
    }
    return AccelerationPlan(
      parts: parts, unit: accelerationUnit(of: parts[0]),
      furtherFactor: parts.count > 1 ? ratio(of: parts[1], to: parts[0]) : nil,
      isLinear: best == nil && gravity == nil,
      restSign: restSign ?? (best == nil && gravity != nil ? .unknown : nil),
      time: try times.source(for: .accelerometer, sensor: sensor, before: parts[0].x))
  }

  /// Whether an acceleration is one g in the first rows, whatever its name says.
  private func showsGravity(_ plan: AccelerationPlan) -> Bool {
    mean(of: plan.parts[0]).map { AccelerationScale.isOneG($0.norm, plan.unit) } ?? false
  }

  /// Whether an acceleration lacks the gravity that other columns hold: in the first rows its mean is nearer to none than to that.
  ///
  /// - Returns: nil where a column has no value there.
  private func lacks(_ gravity: NamedVector, _ acceleration: NamedVector) -> Bool? {
    guard let pull = mean(of: gravity.columns), let whole = mean(of: acceleration.columns) else {
      return nil
    }
    let scaled = pull * ratio(of: gravity.columns, to: acceleration.columns)
    return whole.norm < (whole - scaled).norm
  }

  /// The unit of some columns in that of others; one where one of the two is not stated.
  private func ratio(of columns: VectorColumns, to others: VectorColumns) -> Double {
    guard case .declared(let unit, _) = accelerationUnit(of: columns),
      case .declared(let other, _) = accelerationUnit(of: others)
    else { return 1 }
    return unit.metresPerSecondSquared / other.metresPerSecondSquared
  }

  /// The mean of the first rows.
  private func mean(of columns: VectorColumns) -> Vector3? {
    let means = columns.indices.compactMap { column -> Double? in
      let values = layout.contents(ofColumn: column).compactMap { field -> Double? in
        if case .number(let value) = field { value } else { nil }
      }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return means.count == 3 ? Vector3(means[0], means[1], means[2]) : nil
  }

  private func accelerationUnit(of columns: VectorColumns) -> UnitSource<AccelerationUnit> {
    let meaning = meanings[columns.x]
    if case .acceleration(let unit) = meaning.unit, let text = meaning.unitText {
      return .declared(unit, text: text)
    }
    return accelerationUnit.map { .format($0) } ?? .unknown
  }

  private func gyroscope(
    _ vector: NamedVector, sensor: String, _ times: TimeColumns
  ) throws(InputFailure) -> GyroscopePlan {
    let meaning = meanings[vector.columns.x]
    var unit: UnitSource<AngularRateUnit> = angularRateUnit.map { .format($0) } ?? .unknown
    if case .angularRate(let declared) = meaning.unit, let text = meaning.unitText {
      unit = .declared(declared, text: text)
    }
    return GyroscopePlan(
      columns: vector.columns, unit: unit,
      time: try times.source(for: .gyroscope, sensor: sensor, before: vector.columns.x))
  }
}

extension ColumnAssignment {
  private func withoutAcceleration(_ vectors: [NamedVector]) -> InputFailure {
    if vectors.isEmpty, let failure = NotARecording.failure(layout: layout, path: path) {
      return failure
    }
    let others: Set<ColumnMeaning.Quantity> = [
      .triplet, .gravity, .other("magnetometer"), .other("orientation"),
    ]
    let isOfSensor = !vectors.isEmpty || meanings.contains { others.contains($0.quantity) }
    if isOfSensor {
      let found = vectors.contains { $0.quantity == .angularRate } ? ", only an angular rate" : ""
      return InputFailure(
        .noAcceleration, path: path, "no three columns are an acceleration\(found)",
        hint: "give the file of the accelerometer, with gravity",
        line: layout.headerLine)
    }
    return unknownColumns()
  }

  /// Without the names: where none is known, the line may be anything, a person's name too.
  private func unknownColumns() -> InputFailure {
    let hasTime = meanings.contains { $0.quantity == .time }
    return InputFailure(
      .unknownColumns, path: path,
      hasTime
        ? "of \(layout.names.count) columns one is known as a time, but no three as an acceleration"
        : "none of \(layout.names.count) columns is known as a time or an acceleration",
      hint: layout.hint("name the columns, for example `time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2`"),
      line: layout.headerLine)
  }
}

extension TableLayout {
  /// What to do about columns that are not known.
  func hint(_ usual: String) -> String {
    isUTF8
      ? usual
      : "the header is not UTF-8, and words beyond ASCII may be misread: save the file as “CSV UTF-8”; else \(usual)"
  }
}

extension ColumnAssignment {
  /// The quantities of the columns that are not used, each once.
  private func otherChannels(besides sensors: [SensorPlan]) -> [String] {
    let used = Set(
      ColumnDecision.list(for: sensors, layout: layout).filter { $0.quantity != "not used" }.map {
        $0.column
      })
    var names: [String] = []
    let taken = Set(sensors.flatMap { $0.acceleration == nil ? [] : $0.orientation?.columns ?? [] })
    for (column, meaning) in meanings.enumerated()
    where !used.contains(column + 1) || taken.contains(column) {
      let name: String
      switch meaning.quantity {
      case .acceleration: name = "further accelerometer"
      case .linearAcceleration: name = "acceleration without gravity"
      case .gravity: name = "gravity"
      case .angularRate: name = "further gyroscope"
      case .other(let other): name = other
      case .time, .sampleIndex, .triplet: continue
      }
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
