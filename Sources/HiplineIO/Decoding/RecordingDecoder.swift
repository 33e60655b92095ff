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
      let vectors =
        (sensor.acceleration?.parts ?? []) + (sensor.gyroscope.map { [$0.columns] } ?? [])
      for column in vectors.flatMap(\.indices) { kinds[column] = .number }
      for time in [sensor.acceleration?.time, sensor.gyroscope?.time] {
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
    let acceleration = try stream(
      .accelerometer, sensor.acceleration.map { sum($0.parts) }, sensor.acceleration?.time)
    let rate = try stream(
      .gyroscope, sensor.gyroscope.map { values($0.columns) }, sensor.gyroscope?.time)
    guard let first = earlier(acceleration, rate),
      acceleration != nil || sensor.acceleration == nil
    else { throw withoutSample(sensor) }
    if let acceleration { try checkStamps(acceleration) }

    var findings = plan.findings + first.axis.findings
    findings += missingValues(acceleration?.samples, rate?.samples, sensor)
    findings += streamFindings(acceleration?.samples, rate?.samples)
    var decisions = plan.decisions
    var recording = Recording(
      name: sensor.label.map { "\(path)#\($0)" } ?? path, format: plan.format,
      placement: sensor.placement, side: sensor.side, clock: clock(first),
      declaredUnits: declaredUnits(sensor), nominalRateHertz: plan.layout.statedRateHertz,
      otherChannels: plan.otherChannels)
    var accelerationUnit: AccelerationUnit?
    if let acceleration, let plan = sensor.acceleration {
      let (series, scale) = try accelerometer(acceleration, since: first, plan)
      recording.accelerometer = series
      recording.holdsGravity = scale.holdsGravity
      recording.restSign = plan.restSign
      accelerationUnit = scale.unit
      findings += scale.findings
      for column in plan.parts.flatMap(\.indices) { decisions[column].unit = scale.unit.name }
    }
    if let rate, let plan = sensor.gyroscope {
      let raw = TimedSeries(
        timestamps: rate.seconds(since: first), values: rate.samples.values)
      let scale = try AngularRateScale(
        plan, gyroscope: raw, accelerometer: recording.accelerometer,
        accelerationUnit: accelerationUnit, path: path, line: self.plan.layout.line)
      findings += scale.findings
      for column in plan.columns.indices { decisions[column].unit = scale.unit.name }
      recording.gyroscope = TimedSeries(
        timestamps: raw.timestamps, values: raw.values.scaled(by: scale.unit.radiansPerSecond))
    }
    recording.columns = decisions
    recording.findings = findings
    return recording
  }
}

/// The samples of one channel with the time axis that their stamps come from.
private struct DecodedStream {
  var axis: TimeAxis
  var samples: StreamCleaner
  var time: TimeSource

  /// The time of the first sample on the axis' own count of seconds, apart from its origin.
  var firstSeconds: Double { samples.seconds[0] }

  /// The samples' times after the first sample of `other`.
  func seconds(since other: DecodedStream) -> [Double] {
    let shift = axis.originSeconds - other.axis.originSeconds - other.firstSeconds
    return shift == 0 ? samples.seconds : samples.seconds.map { $0 + shift }
  }
}

extension RecordingDecoder {
  /// nil where the channel is not in the plan, or no row has a time and all three values.
  private func stream(
    _ channel: Channel, _ values: VectorSeries<SensorFrame>?, _ time: TimeSource?
  ) throws(InputFailure) -> DecodedStream? {
    guard var values, let time else { return nil }
    if case .index(column: nil, _) = time {
      // A column that ends before the others: its last rows are no samples, and none is missing.
      let end = values.indices.last { values[$0].x.isFinite || values[$0].y.isFinite } ?? -1
      values = values[0..<(end + 1)]
    }
    var axis = try TimeAxis(time, table: table, layout: plan.layout, path: path)
    if axis.seconds.count > values.count {
      axis.seconds.removeLast(axis.seconds.count - values.count)
    }
    let samples = StreamCleaner(
      channel: channel, seconds: axis.seconds, values: values,
      holdsBetweenEvents: plan.holdsBetweenEvents)
    return samples.seconds.isEmpty ? nil : DecodedStream(axis: axis, samples: samples, time: time)
  }

  private func withoutSample(_ sensor: SensorPlan) -> InputFailure {
    let channel = sensor.acceleration == nil ? "an angular rate" : "an acceleration"
    return InputFailure(
      .empty, path: path, "no row has a time and \(channel) on all three axes",
      hint: "record again or export the recording again", line: plan.layout.line)
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
  private func checkStamps(_ stream: DecodedStream) throws(InputFailure) {
    let seconds = stream.samples.seconds
    guard seconds.count > 1 else { return }
    var different = 1
    for index in seconds.indices.dropFirst() where seconds[index] != seconds[index - 1] {
      different += 1
    }
    guard different * 10 < seconds.count || different < 2 else { return }
    throw InputFailure(
      .noTimeBase, path: path, "the time column is too coarse: it hardly changes from row to row",
      hint: "export the time with fractions of a second",
      line: plan.layout.headerLine, column: stream.time.column.map { $0 + 1 })
  }

  /// Rows that lack values, unless every one of them belongs to the other stream: many apps write a row per
  /// event and leave the other sensors' fields empty.
  private func missingValues(
    _ acceleration: StreamCleaner?, _ rate: StreamCleaner?, _ sensor: SensorPlan
  ) -> [Finding] {
    if let acceleration, let rate, let columns = sensor.gyroscope?.columns,
      let parts = sensor.acceleration?.parts,
      acceleration.missingRows > 0 || rate.missingRows > 0,
      areInterleaved(parts.flatMap(\.indices), columns.indices)
    {
      return []
    }
    return [acceleration?.missingValues, rate?.missingValues].compactMap { $0 }
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
  private func streamFindings(_ first: StreamCleaner?, _ second: StreamCleaner?) -> [Finding] {
    guard let first else { return second?.findings ?? [] }
    let codes = Set(first.findings.map(\.code))
    let isShared = second.map { $0.seconds.count == first.seconds.count } ?? false
    let further = second?.findings.filter { !isShared || !codes.contains($0.code) } ?? []
    return first.findings + further
  }

  /// The stream with the earlier first sample, whose time is the recording's zero.
  private func earlier(_ first: DecodedStream?, _ second: DecodedStream?) -> DecodedStream? {
    guard let first, let second else { return first ?? second }
    let origins = second.axis.originSeconds - first.axis.originSeconds
    return origins + (second.firstSeconds - first.firstSeconds) < 0 ? second : first
  }

  private func accelerometer(
    _ stream: DecodedStream, since first: DecodedStream, _ plan: AccelerationPlan
  ) throws(InputFailure) -> (TimedSeries, AccelerationScale) {
    let samples = stream.samples
    let step = TimeAxis.medianStep(samples.seconds)
    let second = step > 0 ? Int(min(max((1 / step).rounded(), 8), 10_000)) : 100
    let norm = StillNorm.measure(samples.values, windowSamples: second) ?? 0
    let scale = try AccelerationScale(
      plan, stillNorm: norm, path: path, line: self.plan.layout.line)
    // A declared m/s² is taken as it is: a factor of one must not cost a digit.
    let factor =
      scale.unit == .metresPerSecondSquared ? 1 : scale.unit.metresPerSecondSquared
    let sign = plan.restSign == .upNegative ? -1.0 : 1.0
    let series = TimedSeries(
      timestamps: stream.seconds(since: first), values: samples.values.scaled(by: sign * factor))
    return (series, scale)
  }

  private func clock(_ first: DecodedStream) -> Clock {
    let seconds = first.axis.originSeconds + first.firstSeconds
    switch plan.timeZero {
    case .ofStamps(let zero): return .absolute(unixSeconds: zero + seconds)
    case .ofFirstRow(let start): return .absolute(unixSeconds: start + first.samples.leadSeconds)
    case nil: break
    }
    guard first.axis.hasClock else { return .unknown }
    return first.axis.isSinceEpoch ? .absolute(unixSeconds: seconds) : .sinceStart(seconds: seconds)
  }

  private func declaredUnits(_ sensor: SensorPlan) -> [Channel: String] {
    var units: [Channel: String] = [:]
    if case .declared(_, let text) = sensor.acceleration?.unit { units[.accelerometer] = text }
    if case .declared(_, let text) = sensor.gyroscope?.unit { units[.gyroscope] = text }
    return units
  }
}
