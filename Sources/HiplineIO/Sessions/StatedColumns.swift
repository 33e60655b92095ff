package import HiplineCore

/// What the columns of a table without a header hold, where another file says so.
package struct StatedColumns: Sendable, Hashable {
  /// Three columns of one vector, by their index from 0.
  package struct Vector: Sendable, Hashable {
    package var x: Int
    package var y: Int
    package var z: Int
    /// As written, such as `m/s^2`; nil where nobody says it.
    package var unit: String?

    init(x: Int, y: Int, z: Int, unit: String? = nil) {
      self.x = x
      self.y = y
      self.z = z
      self.unit = unit
    }
  }

  /// One device of the table.
  package struct Sensor: Sendable, Hashable {
    package var label: String
    package var placement: Placement?
    package var side: Side?
    package var accelerometer: Vector?
    package var gyroscope: Vector?

    init(
      label: String, placement: Placement? = nil, side: Side? = nil, accelerometer: Vector? = nil,
      gyroscope: Vector? = nil
    ) {
      self.label = label
      self.placement = placement
      self.side = side
      self.accelerometer = accelerometer
      self.gyroscope = gyroscope
    }
  }

  /// The name of the format in reports.
  package var format: String
  /// One for every column; empty where a column has none.
  package var names: [String]
  /// Those with an accelerometer or a gyroscope.
  package var sensors: [Sensor]
  /// The column with the seconds since the first row.
  package var timeColumn: Int?
  /// The rate, where no column holds times.
  package var rateHertz: Double?
  /// When the first row was recorded, as ISO 8601.
  package var startedAt: String?
  /// Whether the times are those of a clock that no other file shares; where there is no `startedAt` only.
  package var hasOwnClock = false

  package init(
    format: String, names: [String], sensors: [Sensor], timeColumn: Int? = nil,
    rateHertz: Double? = nil, startedAt: String? = nil
  ) {
    self.format = format
    self.names = names
    self.sensors = sensors
    self.timeColumn = timeColumn
    self.rateHertz = rateHertz
    self.startedAt = startedAt
  }
}

extension StatedColumns {
  /// A recording whose clock was made up is given what is known of it.
  func withClock(_ recording: Recording) -> Recording {
    guard startUnixSeconds == nil, case .absolute(let seconds) = recording.clock else {
      return recording
    }
    var copy = recording
    copy.clock = hasOwnClock ? .unknown : .sinceStart(seconds: seconds)
    return copy
  }

  private var startUnixSeconds: Double? {
    guard let startedAt, let time = CalendarTime(startedAt), time.hasDate else { return nil }
    return Double(time.nanoseconds) / 1e9
  }

  /// The columns of a table without a header.
  ///
  /// - Throws: `unknown-columns` where the table has another number of columns than stated, `no-time-base`, `empty`.
  func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard var layout = TableLayout.unnamed(in: preview) else {
      throw InputFailure(
        .empty, path: preview.name, "the table has no row with several columns",
        hint: "record again or export the recording again")
    }
    guard layout.columnCount == names.count else {
      throw InputFailure(
        .unknownColumns, path: preview.name,
        "the table has \(layout.columnCount) columns, \(names.count) are described",
        hint: "describe every column, in the order of the table", line: 1)
    }
    layout.names = names
    let time: TimeSource
    if let timeColumn {
      time = .column(timeColumn, encoding: .number(.seconds, isLarge: false))
    } else if let rateHertz, rateHertz > 0 {
      time = .index(column: nil, rateHertz: rateHertz)
    } else {
      throw InputFailure(
        .noTimeBase, path: preview.name, "neither a column of times nor a sampling rate is stated",
        hint: "state the sampling rate beside the table")
    }
    let plans = sensors.map { sensor in
      var plan = SensorPlan(named: sensors.count > 1 ? sensor.label : nil)
      plan.placement = sensor.placement
      plan.side = sensor.side
      plan.acceleration = sensor.accelerometer.map { vector in
        AccelerationPlan(
          parts: [vector.columns], unit: vector.accelerationUnit,
          isLinear: false, restSign: nil, time: time)
      }
      plan.gyroscope = sensor.gyroscope.map { vector in
        GyroscopePlan(columns: vector.columns, unit: vector.angularRateUnit, time: time)
      }
      return plan
    }
    return ReadingPlan(
      format: format, layout: layout, sensors: plans,
      decisions: ColumnDecision.list(for: plans, layout: layout), otherChannels: [],
      // Rows before the first sample count, so that the sensors of one table keep their places.
      timeZero: .ofFirstRow(unixSeconds: startUnixSeconds ?? 0))
  }
}

extension StatedColumns.Vector {
  fileprivate var columns: VectorColumns { VectorColumns(x: x, y: y, z: z) }

  fileprivate var accelerationUnit: UnitSource<AccelerationUnit> {
    guard let unit, case .acceleration(let known) = MeasuringUnit(unit) else { return .unknown }
    return .declared(known, text: unit)
  }

  fileprivate var angularRateUnit: UnitSource<AngularRateUnit> {
    guard let unit, case .angularRate(let known) = MeasuringUnit(unit) else { return .unknown }
    return .declared(known, text: unit)
  }
}
