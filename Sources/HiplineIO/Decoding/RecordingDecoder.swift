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
      let vectors =
        (sensor.acceleration?.parts ?? []) + (sensor.gyroscope.map { [$0.columns] } ?? [])
      for column in vectors.flatMap(\.indices) {
        kinds[column] = .number
        openUses[column] += 1
      }
      for time in [sensor.acceleration?.time, sensor.gyroscope?.time].compactMap({ $0 }) {
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
    if let column = plan.deviceColumn { kinds[column] = .label }
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

  /// One recording for every sensor of the plan; where rows of several devices alternate, for every device.
  ///
  /// - Throws: `no-time-base`, `unit-contradicted`, or `empty` where no row is complete.
  mutating func recordings() throws(InputFailure) -> [Recording] {
    guard let column = plan.deviceColumn, let devices = table.labels[column],
      devices.names.count > 1
    else { return try recordings(of: nil) }
    var recordings: [Recording] = []
    for (number, name) in devices.names.enumerated() {
      // A device's name is a free text: only the words for places are kept of it.
      let words = BodyWords(name)
      var part = self
      part.table = table.keeping { devices.rows[$0] == number }
      recordings += try part.recordings(of: number + 1).map { recording in
        var copy = recording
        copy.placement = recording.placement ?? words.placement
        copy.side = recording.side ?? words.side
        return copy
      }
    }
    return recordings
  }

  private mutating func recordings(of device: Int?) throws(InputFailure) -> [Recording] {
    var recordings: [Recording] = []
    for sensor in plan.sensors {
      var sensor = sensor
      if let device {
        sensor.label = ["device \(device)", sensor.label].compactMap { $0 }.joined(separator: " ")
      }
      recordings.append(try recording(of: sensor))
    }
    return recordings
  }

  private mutating func recording(of sensor: SensorPlan) throws(InputFailure) -> Recording {
    var findings = plan.findings + table.findings
    let isInterleaved = areInterleaved(sensor)
    var acceleration: DecodedStream?
    if let plan = sensor.acceleration {
      acceleration = try stream(.accelerometer, plan.parts, plan.time)
    }
    var rate: DecodedStream?
    if let plan = sensor.gyroscope { rate = try stream(.gyroscope, [plan.columns], plan.time) }
    guard let first = earlier(acceleration, rate),
      acceleration != nil || sensor.acceleration == nil
    else { throw withoutSample(sensor) }
    if let acceleration { try checkStamps(acceleration) }

    let zero = first.zero
    findings += first.findings
    if !isInterleaved {
      findings += [acceleration?.samples.missingValues, rate?.samples.missingValues]
        .compactMap { $0 }
    }
    findings += streamFindings(acceleration?.samples, rate?.samples)
    var decisions = plan.decisions
    var recording = Recording(
      name: sensor.label.map { "\(path)#\($0)" } ?? path, format: plan.format,
      placement: sensor.placement, side: sensor.side, clock: clock(first),
      declaredUnits: declaredUnits(sensor), nominalRateHertz: plan.layout.statedRateHertz,
      otherChannels: plan.otherChannels)
    // One array of stamps serves both streams where they have the same.
    let sharesStamps =
      rate != nil && rate?.time == acceleration?.time
      && rate?.samples.seconds == acceleration?.samples.seconds
    if sharesStamps { _ = rate?.samples.takeSeconds() }
    var accelerationUnit: AccelerationUnit?
    if var stream = acceleration.take(), let plan = sensor.acceleration {
      let (series, scale) = try accelerometer(&stream, since: zero, plan)
      recording.accelerometer = series
      recording.holdsGravity = scale.holdsGravity
      recording.restSign = plan.restSign
      accelerationUnit = scale.unit
      findings += scale.findings
      for column in plan.parts.flatMap(\.indices) { decisions[column].unit = scale.unit.name }
    }
    if var stream = rate.take(), let plan = sensor.gyroscope {
      let shared = sharesStamps ? recording.accelerometer?.timestamps : nil
      var series = TimedSeries(
        timestamps: shared ?? stream.takeSeconds(since: zero), values: stream.samples.takeValues())
      let scale = try AngularRateScale(
        plan, gyroscope: series, accelerometer: recording.accelerometer,
        accelerationUnit: accelerationUnit, path: path, line: self.plan.layout.line)
      findings += scale.findings
      for column in plan.columns.indices { decisions[column].unit = scale.unit.name }
      series.values.scale(by: scale.unit.radiansPerSecond)
      recording.gyroscope = series
    }
    recording.columns = decisions
    recording.findings = findings
    return recording
  }
}

/// A moment on a file's own count of seconds, in two parts so that neither loses digits.
private struct StampedMoment {
  var origin: Double
  var seconds: Double
}

/// The samples of one channel and what their time axis is.
private struct DecodedStream {
  var samples: StreamCleaner
  var time: TimeSource
  /// What zero means on the stream's axis, in the file's own count of seconds.
  var originSeconds: Double
  var hasClock: Bool
  var isSinceEpoch: Bool
  var findings: [Finding]
  /// The first sample.
  let zero: StampedMoment

  init(_ samples: StreamCleaner, time: TimeSource, axis: TimeAxis) {
    self.samples = samples
    self.time = time
    originSeconds = axis.originSeconds
    hasClock = axis.hasClock
    isSinceEpoch = axis.isSinceEpoch
    findings = axis.findings
    zero = StampedMoment(origin: axis.originSeconds, seconds: samples.seconds[0])
  }

  /// Takes the samples' times after a moment out of the stream.
  mutating func takeSeconds(since zero: StampedMoment) -> [Double] {
    let shift = originSeconds - zero.origin - zero.seconds
    var seconds = samples.takeSeconds()
    if shift != 0 {
      for index in seconds.indices { seconds[index] += shift }
    }
    return seconds
  }
}

extension RecordingDecoder {
  /// The axis of a source of time, made once for all streams that have it.
  private mutating func takeAxis(
    _ source: TimeSource
  ) throws(InputFailure) -> (axis: TimeAxis, order: StampOrder) {
    let left = (openTimes[source] ?? 1) - 1
    openTimes[source] = left
    let found: (axis: TimeAxis, order: StampOrder)
    if let known = axes[source] {
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

  /// nil where no row has a time and all three values.
  private mutating func stream(
    _ channel: Channel, _ parts: [VectorColumns], _ time: TimeSource
  ) throws(InputFailure) -> DecodedStream? {
    let mayLackValues = mayLackValues(time, parts)
    var (axis, order) = try takeAxis(time)
    var known: StampOrder? = order
    var values = takeSum(parts)
    if case .index(column: nil, _) = time, mayLackValues {
      // A column that ends before the others: its last rows are no samples, and none is missing.
      let end = values.indices.last { values[$0].x.isFinite || values[$0].y.isFinite } ?? -1
      values = values[0..<(end + 1)]
      axis.seconds.removeLast(axis.seconds.count - values.count)
      known = nil
    }
    let seconds = axis.seconds
    axis.seconds = []
    let samples = StreamCleaner(
      channel: channel, seconds: seconds, values: values, mayLackValues: mayLackValues,
      order: known, holdsBetweenEvents: plan.holdsBetweenEvents)
    return samples.seconds.isEmpty ? nil : DecodedStream(samples, time: time, axis: axis)
  }

  private func withoutSample(_ sensor: SensorPlan) -> InputFailure {
    let channel = sensor.acceleration == nil ? "an angular rate" : "an acceleration"
    return InputFailure(
      .empty, path: path, "no row has a time and \(channel) on all three axes",
      hint: "record again or export the recording again", line: plan.layout.line)
  }

  /// - Throws: `no-time-base` where hardly any two rows have different stamps, as with whole seconds.
  private func checkStamps(_ stream: DecodedStream) throws(InputFailure) {
    let count = stream.samples.seconds.count
    guard count > 1 else { return }
    let different = count - stream.samples.duplicates
    guard different * 10 < count || different < 2 else { return }
    throw InputFailure(
      .noTimeBase, path: path, "the time column is too coarse: it hardly changes from row to row",
      hint: "export the time with fractions of a second",
      line: plan.layout.headerLine, column: stream.time.column.map { $0 + 1 })
  }

  /// Whether rows lack values only because each of them belongs to one of the two streams: many apps write a row per
  /// event and leave the other sensor's fields empty.
  private func areInterleaved(_ sensor: SensorPlan) -> Bool {
    guard let gyroscope = sensor.gyroscope?.columns.indices,
      let accelerometer = sensor.acceleration?.parts.flatMap(\.indices)
    else { return false }
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
    let origins = second.zero.origin - first.zero.origin
    return origins + (second.zero.seconds - first.zero.seconds) < 0 ? second : first
  }

  private func accelerometer(
    _ stream: inout DecodedStream, since zero: StampedMoment, _ plan: AccelerationPlan
  ) throws(InputFailure) -> (TimedSeries, AccelerationScale) {
    let step = TimeAxis.medianStep(stream.samples.seconds)
    let second = step > 0 ? Int(min(max((1 / step).rounded(), 8), 10_000)) : 100
    let norm = StillNorm.measure(stream.samples.values, windowSamples: second) ?? 0
    let scale = try AccelerationScale(
      plan, stillNorm: norm, path: path, line: self.plan.layout.line)
    // A declared m/s² is taken as it is: a factor of one must not cost a digit.
    let factor =
      scale.unit == .metresPerSecondSquared ? 1 : scale.unit.metresPerSecondSquared
    var series = TimedSeries(
      timestamps: stream.takeSeconds(since: zero), values: stream.samples.takeValues())
    series.values.scale(by: plan.restSign == .upNegative ? -factor : factor)
    return (series, scale)
  }

  private func clock(_ first: DecodedStream) -> Clock {
    let seconds = first.zero.origin + first.zero.seconds
    switch plan.timeZero {
    case .ofStamps(let zero): return .absolute(unixSeconds: zero + seconds)
    case .ofFirstRow(let start): return .absolute(unixSeconds: start + first.samples.leadSeconds)
    case nil: break
    }
    guard first.hasClock else { return .unknown }
    return first.isSinceEpoch ? .absolute(unixSeconds: seconds) : .sinceStart(seconds: seconds)
  }

  private func declaredUnits(_ sensor: SensorPlan) -> [Channel: String] {
    var units: [Channel: String] = [:]
    if case .declared(_, let text) = sensor.acceleration?.unit { units[.accelerometer] = text }
    if case .declared(_, let text) = sensor.gyroscope?.unit { units[.gyroscope] = text }
    return units
  }
}
