import HiplineCore

/// Turns the columns of a table into recordings in SI units, following a plan.
///
/// A column is handed on where it is needed last, and changed in place there, so that hardly a column is ever there twice.
struct RecordingDecoder {
  let plan: ReadingPlan
  let path: String
  private var table: Table
  /// By column, how many vectors are still to be made of it.
  private var openUses: [Int]
  /// By source of time, the axis, and how many streams still need it.
  private var axes: [TimeSource: (axis: TimeAxis, order: StampOrder)] = [:]
  private var openTimes: [TimeSource: Int] = [:]

  /// - Parameters:
  ///   - preview: What the plan was made of.
  ///   - blocks: The whole text, the preview included.
  /// - Throws: `malformed-row`, `empty`.
  init(_ plan: ReadingPlan, preview: FilePreview, blocks: TextBlocks) throws(InputFailure) {
    self.plan = plan
    path = blocks.path
    var kinds = [TableReader.ColumnKind](repeating: .skipped, count: plan.layout.columnCount)
    openUses = Array(repeating: 0, count: kinds.count)
    for sensor in plan.sensors {
      let vectors = sensor.acceleration.parts + (sensor.gyroscope.map { [$0.columns] } ?? [])
      for column in vectors.flatMap(\.indices) {
        kinds[column] = .number
        openUses[column] += 1
      }
      for time in [sensor.acceleration.time, sensor.gyroscope?.time].compactMap({ $0 }) {
        openTimes[time, default: 0] += 1
        switch time {
        case .column(let column, .calendar): kinds[column] = .calendar
        case .column(let column, .number(_, let isLarge)):
          kinds[column] = isLarge ? .largeNumber : .number
        case .index(let column?, _): kinds[column] = .number
        case .index(nil, _): break
        }
      }
    }
    // A column of time is read by its axes.
    for time in openTimes.keys {
      if let column = time.column { openUses[column] += 1 }
    }
    let start = plan.layout.dataStart
    let header = preview.lines.dropFirst(max(0, plan.layout.line - 1))
      .prefix { plan.layout.headerLine != nil && $0.upperBound < start }
      .map { Array(preview.bytes[$0]) }
      .filter { !$0.isEmpty }
    let linesBefore = preview.bytes.prefix(start).count { $0 == Ascii.lineFeed }
    blocks.skip(start)
    table = try TableReader.read(
      blocks, layout: plan.layout, kinds: kinds, header: header, firstLine: linesBefore + 1)
  }

  /// One recording for every sensor of the plan.
  ///
  /// - Throws: `no-time-base`, `unit-contradicted`, or `empty` where no row is complete.
  mutating func recordings() throws(InputFailure) -> [Recording] {
    var recordings: [Recording] = []
    for sensor in plan.sensors { recordings.append(try recording(of: sensor)) }
    return recordings
  }

  private mutating func recording(of sensor: SensorPlan) throws(InputFailure) -> Recording {
    var findings = plan.findings + table.findings
    let isInterleaved = areInterleaved(sensor)
    var axis = try takeAxis(sensor.acceleration.time)
    findings += axis.axis.findings
    var acceleration = stream(
      .accelerometer, axis, takeSum(sensor.acceleration.parts),
      mayLackValues: mayLackValues(sensor.acceleration.time, sensor.acceleration.parts))
    guard !acceleration.seconds.isEmpty else {
      throw InputFailure(
        .empty, path: path, "no row has a time and an acceleration on all three axes",
        hint: "record again or export the recording again", line: plan.layout.line)
    }
    try checkStamps(acceleration, time: sensor.acceleration.time)

    var rate: (axis: TimeAxis, stream: StreamCleaner)?
    if let gyroscope = sensor.gyroscope {
      let sharesTime = gyroscope.time == sensor.acceleration.time
      let axis = try takeAxis(gyroscope.time, sharedWith: sharesTime ? axis : nil)
      let stream = stream(
        .gyroscope, axis, takeVector(gyroscope.columns),
        mayLackValues: mayLackValues(gyroscope.time, [gyroscope.columns]))
      if !stream.seconds.isEmpty { rate = (axis.axis, stream) }
    }
    axis.axis.seconds = []
    rate?.axis.seconds = []
    if !isInterleaved {
      findings += [acceleration.missingValues, rate?.stream.missingValues].compactMap { $0 }
    }
    findings += streamFindings(acceleration, rate?.stream)

    let start = firstStamp(acceleration, axis.axis, rate)
    let holdsSameStamps = rate.map { $0.stream.seconds == acceleration.seconds } ?? false
    if holdsSameStamps { _ = rate?.stream.takeSeconds() }
    let (accelerometer, scale) = try self.accelerometer(
      &acceleration, shift: axis.axis.originSeconds - start.origin - start.seconds,
      sensor.acceleration)
    findings += scale.findings
    var decisions = plan.decisions
    for column in sensor.acceleration.parts.flatMap(\.indices) {
      decisions[column].unit = scale.unit.name
    }
    var gyroscope: TimedSeries?
    if let plan = sensor.gyroscope, let axis = rate?.axis, var stream = rate?.stream {
      rate = nil
      var timestamps = accelerometer.timestamps
      if !holdsSameStamps {
        timestamps = stream.takeSeconds()
        timestamps.shift(by: axis.originSeconds - start.origin - start.seconds)
      }
      var series = TimedSeries(timestamps: timestamps, values: stream.takeValues())
      let scale = AngularRateScale(
        plan, gyroscope: series, accelerometer: accelerometer, accelerationUnit: scale.unit)
      findings += scale.findings
      for column in plan.columns.indices { decisions[column].unit = scale.unit.name }
      series.values.scale(by: scale.unit.radiansPerSecond)
      gyroscope = series
    }
    return Recording(
      name: sensor.label.map { "\(path)#\($0)" } ?? path, format: plan.format,
      placement: sensor.placement, side: sensor.side,
      clock: clock(axis.axis, at: start.origin + start.seconds),
      accelerometer: accelerometer, gyroscope: gyroscope, holdsGravity: scale.holdsGravity,
      declaredUnits: declaredUnits(sensor), nominalRateHertz: plan.layout.statedRateHertz,
      columns: decisions, otherChannels: plan.otherChannels, findings: findings)
  }
}

extension RecordingDecoder {
  /// The axis of a source of time, made once for all streams that have it.
  private mutating func takeAxis(
    _ source: TimeSource, sharedWith other: (axis: TimeAxis, order: StampOrder)? = nil
  ) throws(InputFailure) -> (axis: TimeAxis, order: StampOrder) {
    let left = (openTimes[source] ?? 1) - 1
    openTimes[source] = left
    let found: (axis: TimeAxis, order: StampOrder)
    if let known = other ?? axes[source] {
      found = known
    } else {
      let axis = try TimeAxis(source, table: table, layout: plan.layout, path: path)
      found = (axis, StampOrder(axis.seconds))
      if let column = source.column { _ = take(column) }
    }
    axes[source] = left > 0 ? found : nil
    return found
  }

  /// A column's values; where nothing else needs them, they leave the table.
  private mutating func take(_ column: Int) -> [Double] {
    let values = table.columns[column] ?? []
    openUses[column] -= 1
    if openUses[column] == 0 { table.columns[column] = nil }
    return values
  }

  private mutating func takeVector(_ columns: VectorColumns) -> VectorSeries<SensorFrame> {
    VectorSeries(x: take(columns.x), y: take(columns.y), z: take(columns.z))
  }

  private mutating func takeSum(_ parts: [VectorColumns]) -> VectorSeries<SensorFrame> {
    var total = takeVector(parts[0])
    for part in parts.dropFirst() { total.add(takeVector(part)) }
    return total
  }

  private func mayLackValues(_ time: TimeSource, _ vectors: [VectorColumns]) -> Bool {
    (vectors.flatMap(\.indices) + [time.column].compactMap { $0 })
      .contains { table.mayLackValues[$0] }
  }

  private func stream(
    _ channel: Channel, _ time: (axis: TimeAxis, order: StampOrder),
    _ values: VectorSeries<SensorFrame>, mayLackValues: Bool
  ) -> StreamCleaner {
    StreamCleaner(
      channel: channel, seconds: time.axis.seconds, values: values,
      mayLackValues: mayLackValues, order: time.order)
  }

  /// - Throws: `no-time-base` where hardly any two rows have different stamps, as with whole seconds.
  private func checkStamps(_ stream: StreamCleaner, time: TimeSource) throws(InputFailure) {
    guard stream.seconds.count > 1 else { return }
    let different = stream.seconds.count - stream.duplicates
    guard different * 10 < stream.seconds.count || different < 2 else { return }
    throw InputFailure(
      .noTimeBase, path: path, "the time column is too coarse: it hardly changes from row to row",
      hint: "export the time with fractions of a second",
      line: plan.layout.headerLine, column: time.column.map { $0 + 1 })
  }

  /// Whether rows lack values only because each of them belongs to one of the two streams: many apps write a row per
  /// event and leave the other sensor's fields empty.
  private func areInterleaved(_ sensor: SensorPlan) -> Bool {
    guard let gyroscope = sensor.gyroscope?.columns.indices else { return false }
    let accelerometer = sensor.acceleration.parts.flatMap(\.indices)
    guard (accelerometer + gyroscope).contains(where: { table.mayLackValues[$0] }) else {
      return false
    }
    func presence(_ columns: [Int], row: Int) -> Bool? {
      let present = columns.count { table.columns[$0]?[row].isNaN == false }
      return present == columns.count ? true : present == 0 ? false : nil
    }
    return (0..<table.rowCount).allSatisfy { row in
      guard let a = presence(accelerometer, row: row), let b = presence(gyroscope, row: row) else {
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

  private func accelerometer(
    _ stream: inout StreamCleaner, shift: Double, _ plan: AccelerationPlan
  ) throws(InputFailure) -> (TimedSeries, AccelerationScale) {
    let step = TimeAxis.medianStep(stream.seconds)
    let second = step > 0 ? Int(min(max((1 / step).rounded(), 8), 10_000)) : 100
    let norm = StillNorm.measure(stream.values, windowSamples: second) ?? 0
    let scale = try AccelerationScale(
      plan, stillNorm: norm, path: path, line: self.plan.layout.line)
    // A declared m/s² is taken as it is: a factor of one must not cost a digit.
    let factor =
      scale.unit == .metresPerSecondSquared ? 1 : scale.unit.metresPerSecondSquared
    var timestamps = stream.takeSeconds()
    timestamps.shift(by: shift)
    var series = TimedSeries(timestamps: timestamps, values: stream.takeValues())
    series.values.scale(by: factor)
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

extension [Double] {
  /// Adds to every element, in place where nobody else has the array.
  fileprivate mutating func shift(by shift: Double) {
    guard shift != 0 else { return }
    for index in indices { self[index] += shift }
  }
}
