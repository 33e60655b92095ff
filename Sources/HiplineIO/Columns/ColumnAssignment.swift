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

  init(_ layout: TableLayout, path: String) {
    self.layout = layout
    self.path = path
    meanings = layout.names.map { ColumnMeaning(name: $0) }
  }

  /// - Throws: `no-acceleration`, `unknown-columns`, `not-a-recording` or `no-time-base`.
  func plan(format: String) throws(InputFailure) -> ReadingPlan {
    let vectors = self.vectors()
    let accelerations = sensorNames(
      of: vectors.filter { $0.quantity != .angularRate && $0.quantity != .gravity })
    let rates = vectors.filter { $0.quantity == .angularRate }
    guard !accelerations.isEmpty else {
      guard !rates.isEmpty else { throw withoutAcceleration(vectors) }
      return plan(format: format, sensors: try rates.map(ofGyroscopeAlone))
    }
    var sensors: [SensorPlan] = []
    for name in accelerations {
      let ofSensor = vectors.filter { $0.sensor == name }
      guard let acceleration = try acceleration(of: ofSensor, sensor: name) else { continue }
      let isOnlyPair = accelerations.count == 1 && sensorNames(of: rates).count == 1
      let rate = rates.first { $0.sensor == name } ?? (isOnlyPair ? rates.first : nil)
      var sensor = SensorPlan(named: accelerations.count > 1 ? name : nil)
      sensor.acceleration = acceleration
      if let rate { sensor.gyroscope = try gyroscope(rate, sensor: name) }
      sensors.append(sensor)
    }
    guard !sensors.isEmpty else { throw withoutAcceleration(vectors) }
    return plan(format: format, sensors: sensors)
  }

  private func ofGyroscopeAlone(_ rate: NamedVector) throws(InputFailure) -> SensorPlan {
    let isOnly = vectors().count { $0.quantity == .angularRate } == 1
    var sensor = SensorPlan(named: isOnly ? nil : rate.sensor)
    sensor.gyroscope = try gyroscope(rate, sensor: rate.sensor)
    return sensor
  }

  private func plan(format: String, sensors: [SensorPlan]) -> ReadingPlan {
    ReadingPlan(
      format: format, layout: layout, sensors: sensors,
      decisions: ColumnDecision.list(for: sensors, layout: layout),
      otherChannels: otherChannels(besides: sensors))
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
    of vectors: [NamedVector], sensor: String
  ) throws(InputFailure) -> AccelerationPlan? {
    let whole = vectors.filter { $0.quantity == .acceleration }
    let linear = vectors.first { $0.quantity == .linearAcceleration }
    let gravity = vectors.first { $0.quantity == .gravity }
    // A force in g (`gFx`) holds gravity; an acceleration beside it (`ax`) may not.
    let best = whole.first { $0.variant.split(separator: " ").contains("gf") } ?? whole.first
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
      isLinear: best == nil && gravity == nil,
      restSign: restSign ?? (best == nil && gravity != nil ? .unknown : nil),
      time: try time(for: .accelerometer, sensor: sensor, before: parts[0].x))
  }

  private func accelerationUnit(of columns: VectorColumns) -> UnitSource<AccelerationUnit> {
    let meaning = meanings[columns.x]
    if case .acceleration(let unit) = meaning.unit, let text = meaning.unitText {
      return .declared(unit, text: text)
    }
    return accelerationUnit.map { .format($0) } ?? .unknown
  }

  private func gyroscope(
    _ vector: NamedVector, sensor: String
  ) throws(InputFailure) -> GyroscopePlan {
    let meaning = meanings[vector.columns.x]
    var unit: UnitSource<AngularRateUnit> = angularRateUnit.map { .format($0) } ?? .unknown
    if case .angularRate(let declared) = meaning.unit, let text = meaning.unitText {
      unit = .declared(declared, text: text)
    }
    return GyroscopePlan(
      columns: vector.columns, unit: unit,
      time: try time(for: .gyroscope, sensor: sensor, before: vector.columns.x))
  }
}

extension ColumnAssignment {
  /// The best source of time: the channel's own stamps, then numbers since an epoch, then other numbers, then
  /// written times, which apps often take when they write and not when they measure; at last an index with a
  /// stated rate.
  private func time(
    for channel: Channel, sensor: String, before vector: Int
  ) throws(InputFailure) -> TimeSource {
    var best: (score: Int, column: Int, source: TimeSource)?
    for (column, meaning) in meanings.enumerated() where meaning.quantity == .time {
      guard meaning.timeOf == nil || meaning.timeOf == channel else { continue }
      guard let candidate = timeCandidate(column, meaning) else { continue }
      var score = candidate.score
      if meaning.timeOf == channel { score += 6 }
      if let word = sensor.split(separator: " ").first,
        layout.names[column].lowercased().contains(word)
      {
        score += 8
      }
      let isBetter = best.map { best in
        // Columns of one name are times of the vectors after them.
        let isNearer = layout.names[column] == layout.names[best.column] && column < vector
        return score > best.score || (score == best.score && isNearer)
      }
      if isBetter ?? true { best = (score, column, candidate.source) }
    }
    if let best { return best.source }
    guard let rate = layout.givenRateHertz ?? rateHertz ?? layout.statedRateHertz else {
      throw withoutTime()
    }
    return .index(column: meanings.firstIndex { $0.quantity == .sampleIndex }, rateHertz: rate)
  }

  private func timeCandidate(
    _ column: Int, _ meaning: ColumnMeaning
  ) -> (score: Int, source: TimeSource)? {
    let fields = layout.sample.fields(ofColumn: column)
    let contents = fields.lazy.map { FieldText($0, decimalMark: layout.dialect.decimalMark) }
      .filter { $0 != .missing }.prefix(3)
    // As text, because nanoseconds since 1970 differ in digits that a double does not hold.
    guard let first = contents.first,
      contents.count < 3 || fields.contains(where: { $0 != fields[0] }) || first == .calendarTime
    else { return nil }
    switch first {
    case .calendarTime: return (2, .column(column, encoding: .calendar))
    case .number(let value):
      var unit: TimeUnit?
      if case .time(let written) = meaning.unit {
        unit = written
      } else if layout.names[column].hasSuffix("TimeFine") {
        unit = TimeUnit.ofFineTime(
          step: TimeAxis.medianStep(fields.compactMap { FieldText.number($0) }))
      }
      let epoch = TimeUnit.ofEpoch(value)
      let isEpoch = epoch != nil && (unit == nil || unit == epoch)
      // A device's own clock is even; where several columns are times, one that comes in steps tells when samples arrived.
      let isEven = TimeAxis.areEven(fields.compactMap { FieldText.number($0) })
      return (
        (isEpoch ? 5 : 4) - (isEven ? 0 : 3),
        .column(column, encoding: .number(unit, isLarge: abs(value) >= 1e8))
      )
    case .missing, .words: return nil
    }
  }

  private func withoutTime() -> InputFailure {
    InputFailure(
      .noTimeBase, path: path,
      "no column holds times, and no sampling rate is stated before the header",
      hint: "state the true rate as `rate_hz: 100` in a session.yaml, or add a column `time_s`",
      line: layout.headerLine)
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
    InputFailure(
      .unknownColumns, path: path,
      "none of \(layout.names.count) columns is known as a time or an acceleration",
      hint: "name the columns, for example `time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2`",
      line: layout.headerLine)
  }
}

extension ColumnAssignment {
  /// The quantities of the columns that are not used, each once.
  private func otherChannels(besides sensors: [SensorPlan]) -> [String] {
    let used = Set(
      ColumnDecision.list(for: sensors, layout: layout).filter { $0.quantity != "not used" }.map(
        \.column))
    var names: [String] = []
    for (column, meaning) in meanings.enumerated() where !used.contains(column + 1) {
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
