import HiplineCore

/// Turns the columns of a table into recordings in SI units, following a plan.
struct RecordingDecoder {
  let plan: ReadingPlan
  let path: String
  private let table: Table

  /// - Throws: `malformed-row`, `empty`.
  init(_ plan: ReadingPlan, bytes: [UInt8], path: String) throws(InputFailure) {
    self.plan = plan
    self.path = path
    var kinds = [TableReader.ColumnKind](repeating: .skipped, count: plan.layout.columnCount)
    for sensor in plan.sensors {
      let vectors = sensor.acceleration.parts + (sensor.gyroscope.map { [$0.columns] } ?? [])
      for column in vectors.flatMap(\.indices) { kinds[column] = .number }
      for time in [sensor.acceleration.time, sensor.gyroscope?.time] {
        switch time {
        case .column(let column, .calendar): kinds[column] = .calendar
        case .column(let column, .number(_, let isLarge)):
          kinds[column] = isLarge ? .largeNumber : .number
        case .index(let column?, _): kinds[column] = .number
        case .index(nil, _), nil: break
        }
      }
    }
    table = try TableReader.read(bytes, layout: plan.layout, kinds: kinds, path: path)
  }

  /// One recording for every sensor of the plan.
  ///
  /// - Throws: `no-time-base`, `unit-contradicted`, or `empty` where no row is complete.
  func recordings() throws(InputFailure) -> [Recording] {
    var recordings: [Recording] = []
    for sensor in plan.sensors { recordings.append(try recording(of: sensor)) }
    return recordings
  }

  private func recording(of sensor: SensorPlan) throws(InputFailure) -> Recording {
    var findings = plan.findings
    let axis = try timeAxis(sensor.acceleration.time)
    findings += axis.findings
    let acceleration = StreamCleaner(
      channel: .accelerometer, seconds: axis.seconds, values: sum(sensor.acceleration.parts))
    guard !acceleration.seconds.isEmpty else {
      throw InputFailure(
        .empty, path: path, "no row has a time and an acceleration on all three axes",
        hint: "record again or export the recording again", line: plan.layout.line)
    }
    try checkStamps(acceleration, time: sensor.acceleration.time)

    var rate: (axis: TimeAxis, stream: StreamCleaner)?
    if let gyroscope = sensor.gyroscope {
      let axis =
        gyroscope.time == sensor.acceleration.time ? axis : try timeAxis(gyroscope.time)
      let stream = StreamCleaner(
        channel: .gyroscope, seconds: axis.seconds, values: values(gyroscope.columns))
      if !stream.seconds.isEmpty { rate = (axis, stream) }
    }
    findings += missingValues(acceleration, rate?.stream, sensor)
    findings += streamFindings(acceleration, rate?.stream)

    let start = firstStamp(acceleration, axis, rate)
    let (accelerometer, scale) = try self.accelerometer(
      acceleration, shift: axis.originSeconds - start.origin - start.seconds, sensor.acceleration)
    findings += scale.findings
    var decisions = plan.decisions
    for column in sensor.acceleration.parts.flatMap(\.indices) {
      decisions[column].unit = scale.unit.name
    }
    var gyroscope: TimedSeries?
    if let plan = sensor.gyroscope, let rate {
      let shift = rate.axis.originSeconds - start.origin - start.seconds
      let raw = TimedSeries(
        timestamps: shifted(rate.stream.seconds, by: shift), values: rate.stream.values)
      let scale = AngularRateScale(
        plan, gyroscope: raw, accelerometer: accelerometer, accelerationUnit: scale.unit)
      findings += scale.findings
      for column in plan.columns.indices { decisions[column].unit = scale.unit.name }
      gyroscope = TimedSeries(
        timestamps: raw.timestamps, values: raw.values.scaled(by: scale.unit.radiansPerSecond))
    }
    return Recording(
      name: sensor.label.map { "\(path)#\($0)" } ?? path, format: plan.format,
      placement: sensor.placement, side: sensor.side,
      clock: clock(axis, at: start.origin + start.seconds),
      accelerometer: accelerometer, gyroscope: gyroscope, holdsGravity: scale.holdsGravity,
      declaredUnits: declaredUnits(sensor), nominalRateHertz: plan.layout.statedRateHertz,
      columns: decisions, otherChannels: plan.otherChannels, findings: findings)
  }
}

extension RecordingDecoder {
  private func timeAxis(_ source: TimeSource) throws(InputFailure) -> TimeAxis {
    try TimeAxis(source, table: table, layout: plan.layout, path: path)
  }

  private func values(_ columns: VectorColumns) -> VectorSeries<SensorFrame> {
    VectorSeries(
      x: table.columns[columns.x] ?? [], y: table.columns[columns.y] ?? [],
      z: table.columns[columns.z] ?? [])
  }

  private func sum(_ parts: [VectorColumns]) -> VectorSeries<SensorFrame> {
    let first = values(parts[0])
    return parts.dropFirst().reduce(first) { total, part in
      let other = values(part)
      return VectorSeries(
        x: zip(total.x, other.x).map(+), y: zip(total.y, other.y).map(+),
        z: zip(total.z, other.z).map(+))
    }
  }

  /// - Throws: `no-time-base` where hardly any two rows have different stamps, as with whole seconds.
  private func checkStamps(_ stream: StreamCleaner, time: TimeSource) throws(InputFailure) {
    guard stream.seconds.count > 1 else { return }
    var different = 1
    for index in stream.seconds.indices.dropFirst()
    where stream.seconds[index] != stream.seconds[index - 1] {
      different += 1
    }
    guard different * 10 < stream.seconds.count || different < 2 else { return }
    throw InputFailure(
      .noTimeBase, path: path, "the time column is too coarse: it hardly changes from row to row",
      hint: "export the time with fractions of a second",
      line: plan.layout.headerLine, column: time.column.map { $0 + 1 })
  }

  /// Rows that lack values, unless every one of them belongs to the other stream: many apps write a row per
  /// event and leave the other sensors' fields empty.
  private func missingValues(
    _ acceleration: StreamCleaner, _ rate: StreamCleaner?, _ sensor: SensorPlan
  ) -> [Finding] {
    if let rate, let columns = sensor.gyroscope?.columns,
      acceleration.missingRows > 0 || rate.missingRows > 0,
      areInterleaved(sensor.acceleration.parts.flatMap(\.indices), columns.indices)
    {
      return []
    }
    return [acceleration.missingValues, rate?.missingValues].compactMap { $0 }
  }

  private func areInterleaved(_ first: [Int], _ second: [Int]) -> Bool {
    func presence(_ columns: [Int], row: Int) -> Bool? {
      let present = columns.count { table.columns[$0]?[row].isNaN == false }
      return present == columns.count ? true : present == 0 ? false : nil
    }
    return (0..<table.rowCount).allSatisfy { row in
      guard let a = presence(first, row: row), let b = presence(second, row: row) else {
        return false
      }
      return a || b
    }
  }

  /// The findings of both streams; what both have alike, as streams of one time column do, is said once.
  private func streamFindings(_ first: StreamCleaner, _ second: StreamCleaner?) -> [Finding] {
    let codes = Set(first.findings.map(\.code))
    let isShared = second.map { $0.seconds.count == first.seconds.count } ?? false
    let further = second?.findings.filter { !isShared || !codes.contains($0.code) } ?? []
    return first.findings + further
  }

  private func firstStamp(
    _ acceleration: StreamCleaner, _ axis: TimeAxis,
    _ rate: (axis: TimeAxis, stream: StreamCleaner)?
  ) -> (origin: Double, seconds: Double) {
    let first = (origin: axis.originSeconds, seconds: acceleration.seconds[0])
    guard let rate, let other = rate.stream.seconds.first else { return first }
    let isEarlier = (rate.axis.originSeconds - first.origin) + (other - first.seconds) < 0
    return isEarlier ? (rate.axis.originSeconds, other) : first
  }

  private func shifted(_ seconds: [Double], by shift: Double) -> [Double] {
    shift == 0 ? seconds : seconds.map { $0 + shift }
  }

  private func accelerometer(
    _ stream: StreamCleaner, shift: Double, _ plan: AccelerationPlan
  ) throws(InputFailure) -> (TimedSeries, AccelerationScale) {
    let step = TimeAxis.medianStep(stream.seconds)
    let second = step > 0 ? Int(min(max((1 / step).rounded(), 8), 10_000)) : 100
    let norm = StillNorm.measure(stream.values, windowSamples: second) ?? 0
    let scale = try AccelerationScale(
      plan, stillNorm: norm, path: path, line: self.plan.layout.line)
    // A declared m/s² is taken as it is: a factor of one must not cost a digit.
    let factor =
      scale.unit == .metresPerSecondSquared ? 1 : scale.unit.metresPerSecondSquared
    let series = TimedSeries(
      timestamps: shifted(stream.seconds, by: shift), values: stream.values.scaled(by: factor))
    return (series, scale)
  }

  private func clock(_ axis: TimeAxis, at seconds: Double) -> Clock {
    guard axis.hasClock else { return .unknown }
    return axis.isSinceEpoch ? .absolute(unixSeconds: seconds) : .sinceStart(seconds: seconds)
  }

  private func declaredUnits(_ sensor: SensorPlan) -> [Channel: String] {
    var units: [Channel: String] = [:]
    if case .declared(_, let text) = sensor.acceleration.unit { units[.accelerometer] = text }
    if case .declared(_, let text) = sensor.gyroscope?.unit { units[.gyroscope] = text }
    return units
  }
}
