package import HiplineCore

/// What a user says about the columns of a file that no format knows, or about what a known one leaves open.
///
/// In a `session.yaml`, for one sensor:
///
///     - file: odd.csv
///       columns: { time: t, accelerometer: [ax, ay, az], gyroscope: [5, 6, 7] }
///       units: { time: ms, accelerometer: mg, gyroscope: deg/s }
///       rate_hz: 100
///
/// Everything may be left out: what is not said is found out as for any other file.
package struct ColumnMapping: Sendable, Hashable {
  /// A column by its name in the header, or by its number from 1.
  package enum Column: Sendable, Hashable {
    case name(String)
    case number(Int)
  }

  package var time: Column?
  /// The columns of x, y and z.
  package var accelerometer: [Column]?
  package var gyroscope: [Column]?
  package var timeUnit: String?
  package var accelerometerUnit: String?
  package var gyroscopeUnit: String?
  /// The sampling rate of a file without a time column, in hertz.
  package var rateHertz: Double?
  /// Whether the acceleration holds gravity.
  package var holdsGravity: Bool?
  package var restSign: RestSign?
  /// Which way the rotations of the file turn.
  package var orientation: RotationDirection?
  /// The line that names the columns, from 1; 0 for a file without such a line.
  package var headerLine: Int?

  package init() {}
}

extension ColumnMapping {
  /// What the mapping makes of a file: its own columns, or those of the file's format, with the units that it states.
  ///
  /// - Throws: `unknown-columns` for a column that the file does not have; as the format's plan.
  func plan(
    _ preview: FilePreview, otherwise format: ListedFormat
  ) throws(InputFailure) -> ReadingPlan {
    var preview = preview
    preview.givenRateHertz = rateHertz
    var plan =
      accelerometer == nil && gyroscope == nil
      ? try format.plan(preview) : try ownPlan(preview)
    for index in plan.sensors.indices {
      if let text = accelerometerUnit, case .acceleration(let unit)? = MeasuringUnit(text) {
        plan.sensors[index].acceleration?.unit = .declared(unit, text: text)
      }
      if let text = gyroscopeUnit, case .angularRate(let unit)? = MeasuringUnit(text) {
        plan.sensors[index].gyroscope?.unit = .declared(unit, text: text)
      }
      if let holdsGravity {
        plan.sensors[index].acceleration?.isLinear = !holdsGravity
        plan.sensors[index].acceleration?.isLinearForCertain = !holdsGravity
      }
      if let restSign { plan.sensors[index].acceleration?.restSign = restSign }
      if let orientation {
        plan.sensors[index].orientation?.direction = orientation
        plan.sensors[index].orientation?.statedBy = "the session file"
      }
    }
    return plan.withLabels()
  }

  private func ownPlan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    let layout = try layout(preview)
    let source = try timeSource(layout, path: preview.name)
    var sensor = SensorPlan(acceleration: nil, gyroscope: nil)
    if let columns = accelerometer {
      sensor.acceleration = AccelerationPlan(
        parts: [try vector(columns, layout, path: preview.name)], unit: .unknown, time: source)
    }
    if let columns = gyroscope {
      sensor.gyroscope = GyroscopePlan(
        columns: try vector(columns, layout, path: preview.name), unit: .unknown, time: source)
    }
    for column in [sensor.acceleration?.parts.first, sensor.gyroscope?.columns].compactMap({ $0 }) {
      // A unit in the columns' own names still holds where the mapping states none.
      let meaning = ColumnMeaning(name: layout.names[column.x])
      guard let text = meaning.unitText else { continue }
      if case .acceleration(let unit)? = meaning.unit, column == sensor.acceleration?.parts.first {
        sensor.acceleration?.unit = .declared(unit, text: text)
      } else if case .angularRate(let unit)? = meaning.unit, column == sensor.gyroscope?.columns {
        sensor.gyroscope?.unit = .declared(unit, text: text)
      }
    }
    return ReadingPlan(
      format: "mapped-columns", layout: layout, sensors: [sensor],
      decisions: ColumnDecision.list(for: [sensor], layout: layout), otherChannels: [])
  }

  private func layout(_ preview: FilePreview) throws(InputFailure) -> TableLayout {
    let found: TableLayout?
    switch headerLine {
    case 0?: found = TableLayout.unnamed(in: preview)
    case let line?: found = TableLayout.named(in: preview, at: line - 1)
    case nil: found = preview.namedTable ?? TableLayout.unnamed(in: preview)
    }
    guard let found else {
      throw InputFailure(
        .unknownColumns, path: preview.name, "the line of the header cannot be split into columns",
        hint: "check `header_line` in the session file", line: headerLine)
    }
    return found
  }

  private func index(
    _ column: Column, _ layout: TableLayout, path: String
  ) throws(InputFailure) -> Int {
    switch column {
    case .number(let number) where number >= 1 && number <= layout.columnCount: return number - 1
    case .name(let name):
      let wanted = name.lowercased()
      if let index = layout.names.firstIndex(where: { $0.lowercased() == wanted }) { return index }
    case .number: break
    }
    let written =
      switch column {
      case .name(let name): SpokenColumn.isKnown(name) ? "column “\(name)”" : "a column"
      case .number(let number): "column \(number)"
      }
    throw InputFailure(
      .unknownColumns, path: path,
      "the session file names \(written), which is none of the file's \(layout.columnCount)",
      hint: "give the name as in the header, or the number from 1", line: layout.headerLine)
  }

  private func vector(
    _ columns: [Column], _ layout: TableLayout, path: String
  ) throws(InputFailure) -> VectorColumns {
    precondition(columns.count == 3, "three columns expected, got \(columns.count)")
    return VectorColumns(
      x: try index(columns[0], layout, path: path), y: try index(columns[1], layout, path: path),
      z: try index(columns[2], layout, path: path))
  }

  private func timeSource(_ layout: TableLayout, path: String) throws(InputFailure) -> TimeSource {
    guard let time else {
      guard let rate = rateHertz ?? layout.statedRateHertz else {
        throw InputFailure(
          .noTimeBase, path: path, "the session file names neither a time column nor a rate",
          hint: "add `time` under `columns`, or `rate_hz`", line: layout.headerLine)
      }
      return .index(column: nil, rateHertz: rate)
    }
    let column = try index(time, layout, path: path)
    let contents = layout.contents(ofColumn: column).first { $0 != .missing }
    if contents == .calendarTime { return .column(column, encoding: .calendar) }
    var unit: TimeUnit?
    if case .time(let named)? = ColumnMeaning(name: layout.names[column]).unit { unit = named }
    if let timeUnit, case .time(let named)? = MeasuringUnit(timeUnit) { unit = named }
    var isLarge = false
    if case .number(let value)? = contents { isLarge = abs(value) >= 1e8 }
    return .column(column, encoding: .number(unit, isLarge: isLarge))
  }
}
