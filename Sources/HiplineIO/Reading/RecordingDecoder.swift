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
  private var openTimes: [TimeSource: Int]
  /// The stamps of the pieces before and of this one.
  private(set) var counts: [DeviceTime: StampCount]
  /// The sources of time of which there were pieces before.
  private let known: Set<DeviceTime>
  /// Whether it is an error that time falls back to rows that lie over others.
  private var mustRunForward = false
  /// The device whose rows are decoded; nil where all rows are of one.
  private var device: Int?
  /// The channel whose rows are decoded; nil where they are of both.
  private var channel: Channel?

  /// A source of time of one device of a file.
  struct DeviceTime: Hashable, Sendable {
    var device: Int?
    var source: TimeSource
    /// The channel, where rows are of one or the other.
    var channel: Channel?
  }

  /// - Parameters:
  ///   - table: The rows, or a piece of them.
  ///   - counts: The stamps of the pieces before.
  init(
    _ plan: ReadingPlan, path: String, table: Table, counts: [DeviceTime: StampCount] = [:]
  ) {
    self.plan = plan.labelled(by: table)
    self.path = path
    self.table = table
    self.counts = counts
    known = Set(counts.keys)
    openTimes = plan.streamsOfTime
    openUses = plan.usesOfColumns
  }

  /// One recording for every sensor of the plan; where rows of several devices alternate, for every device.
  ///
  /// - Parameter areHeld: Whether they are used as they are: then time must not fall back to rows that lie over others.
  /// - Throws: `no-time-base`, `unit-contradicted`, or `empty` where no row is complete.
  mutating func recordings(areHeld: Bool = true) throws(InputFailure) -> [Recording] {
    mustRunForward = areHeld
    var recordings: [Recording] = []
    var empty: [SensorPlan] = []
    var parts = parts()
    // Whoever changes a column then changes the only copy.
    table.columns = []
    while !parts.isEmpty {
      var part = parts.removeFirst()
      for sensor in part.sensors {
        var streams = try part.streams(of: sensor)
        guard part.decoder.holdsSample(streams, of: sensor) else {
          empty.append(sensor)
          continue
        }
        try part.decoder.check(streams)
        recordings.append(try part.decoder.recording(of: sensor, &streams))
      }
    }
    guard !recordings.isEmpty else { throw withoutSample(empty.first ?? plan.sensors[0]) }
    recordings[0].findings += empty.map { $0.isWithoutSample(plan.layout) }
    return recordings
  }

  /// The rows of one device, and its sensors.
  struct Part {
    /// From 0, with gaps.
    var device: Int
    var decoder: RecordingDecoder
    /// The rows of the angular rate, where they are other ones.
    fileprivate var rates: RecordingDecoder?
    var sensors: [SensorPlan]

    var counts: [DeviceTime: StampCount] {
      decoder.counts.reduce(into: rates?.counts ?? [:]) { $0[$1.key] = $1.value }
    }

    /// The samples of a sensor.
    mutating func streams(of sensor: SensorPlan) throws(InputFailure) -> SensorStreams {
      guard var other = rates.take() else { return try decoder.streams(of: sensor) }
      var (forces, rate) = (sensor, sensor)
      forces.gyroscope = nil
      rate.acceleration = nil
      rate.orientation = nil
      var streams = try decoder.streams(of: forces)
      streams.rate = try other.streams(of: rate).rate
      rates = other
      return streams
    }
  }

  /// The rows as they belong to devices.
  ///
  /// - Parameter areSeveral: Whether the file is known to hold several devices' rows; nil to tell it by the rows.
  func parts(areSeveral: Bool? = nil) -> [Part] {
    let whole = [Part(device: 0, decoder: self, sensors: plan.sensors)]
    guard !plan.deviceColumns.isEmpty || plan.kindColumn != nil else { return whole }
    let mayBeSeveral =
      areSeveral ?? plan.deviceColumns.contains { table.labels[$0]?.names.count ?? 0 > 1 }
    guard mayBeSeveral || plan.kindColumn != nil else { return whole }
    let groups = RowGroup.groups(of: table, plan)
    // Rows that belong to no sensor are none of another's.
    guard areSeveral ?? (groups.count > 1) || plan.kindColumn != nil else { return whole }
    return groups.map { group in
      Part(
        device: group.device, decoder: only(group.rows, of: group, .accelerometer),
        rates: group.rateRows.map { only($0, of: group, .gyroscope) },
        sensors: plan.sensors.map { sensor in
          var copy = sensor
          copy.label = [group.name, sensor.label ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
          if copy.label == "" { copy.label = nil }
          copy.placement = sensor.placement ?? group.words.placement
          copy.side = sensor.side ?? group.words.side
          return copy
        })
    }
  }

  /// The same for some of the rows.
  private func only(_ rows: [Int], of group: RowGroup, _ channel: Channel) -> RecordingDecoder {
    var part = self
    part.device = group.device
    part.channel = group.rateRows == nil ? nil : channel
    part.table = table.keeping(rows)
    return part
  }

  /// The samples of a sensor.
  mutating func streams(of sensor: SensorPlan) throws(InputFailure) -> SensorStreams {
    // A single row has no step that would tell the unit of its time.
    guard table.rowCount > (device == nil ? 0 : 1) else {
      return SensorStreams(
        areInterleaved: false, isOrientationAlone: sensor.isOrientationAlone)
    }
    var streams = SensorStreams(
      areInterleaved: areInterleaved(sensor), isOrientationAlone: sensor.isOrientationAlone)
    if let plan = sensor.acceleration {
      streams.acceleration = try stream(
        .accelerometer, takeSum(plan.parts, plan.furtherFactor), plan.time,
        mayLackValues: mayLackValues(plan.time, plan.parts.flatMap { $0.indices }))
    }
    if let plan = sensor.gyroscope {
      streams.rate = try stream(
        .gyroscope, takeVector(plan.columns), plan.time,
        mayLackValues: mayLackValues(plan.time, plan.columns.indices))
    }
    // Beside an acceleration the orientation is a second opinion, which a recording can do without.
    if let plan = sensor.orientation {
      do throws(InputFailure) {
        let (values, reading) = try rotations(plan)
        streams.orientation = try stream(.orientation, values, plan.time, mayLackValues: true)
        streams.orientationReading = reading
      } catch {
        if sensor.isOrientationAlone { throw error }
      }
    }
    return streams
  }

  /// Whether there is a sample of what shows gravity, or of a sensor's angular rate where it has nothing that does.
  func holdsSample(_ streams: SensorStreams, of sensor: SensorPlan) -> Bool {
    streams.carrier != nil
      || (sensor.acceleration == nil && sensor.orientation == nil && streams.rate != nil)
  }

  /// - Throws: `no-time-base`.
  func check(_ streams: SensorStreams) throws(InputFailure) {
    try streams.carrier?.checkStamps(path: path, line: plan.layout.headerLine)
  }

  /// A sensor's samples in SI units.
  ///
  /// - Parameters:
  ///   - streams: At least one sample; is emptied.
  ///   - settled: The units, where they were settled by more than these samples.
  /// - Throws: `unit-contradicted`.
  func recording(
    of sensor: SensorPlan, _ streams: inout SensorStreams, settled: SensorScales? = nil
  ) throws(InputFailure) -> Recording {
    guard let first = streams.earlier else { throw withoutSample(sensor) }
    var findings = plan.findings + table.findings
    let (zero, inferred) = (first.zero, first.inferred)
    findings += first.findings
    let settling = ScaleSettling(plan: plan, path: path)
    var force = settled?.acceleration
    if force == nil, let plan = sensor.acceleration, let samples = streams.acceleration?.samples {
      force = try settling.acceleration(plan, of: samples.values, at: samples.seconds)
    }
    if force?.holdsGravity == true { streams.acceleration?.samples.dropZeros() }
    findings += streams.findings
    var decisions = plan.decisions
    if let column = first.time.column, let unit = first.takenUnit {
      decisions[column].settle(unit: unit.name)
    }
    var recording = plan.header(of: sensor, path: path, clock: plan.clock(first))
    // One array of stamps serves both streams where they have the same.
    let sharesStamps =
      streams.rate != nil && streams.rate?.time == streams.acceleration?.time
      && streams.rate?.samples.seconds == streams.acceleration?.samples.seconds
    if sharesStamps { _ = streams.rate?.samples.takeSeconds() }
    if var stream = streams.orientation.take(), let reading = streams.orientationReading {
      let series = stream.take(since: zero, factor: 1)
      recording.orientation = DeviceOrientation(
        series: series, reading: reading.text, isStated: reading.doubt == nil)
      if sensor.isOrientationAlone {
        recording.isOrientationAlone = true
        recording.accelerometer = TimedSeries(
          timestamps: series.timestamps, values: DeviceOrientation.gravity(series.values))
        recording.holdsGravity = true
        findings.append(Self.orientationAlone(reading))
        if let doubt = reading.doubt { findings.append(doubt) }
      }
    }
    var rate = settled?.rate
    if var stream = streams.acceleration.take(), let plan = sensor.acceleration, let scale = force {
      recording.accelerometer = stream.take(
        since: zero, factor: SensorScales.factor(scale, plan))
      recording.holdsGravity = scale.holdsGravity
      recording.restSign = plan.restSign
      findings += scale.findings
      for column in plan.parts.flatMap({ $0.indices }) {
        decisions[column].settle(unit: scale.unit.name)
      }
    }
    if var stream = streams.rate.take(), let plan = sensor.gyroscope {
      let shared = sharesStamps ? recording.accelerometer?.timestamps : nil
      var series = TimedSeries(
        timestamps: shared ?? stream.takeSeconds(since: zero), values: stream.samples.takeValues())
      let scale: AngularRateScale
      if let rate {
        scale = rate
      } else {
        scale = try settling.rate(
          plan, gyroscope: series, accelerometer: recording.accelerometer,
          accelerationUnit: force?.unit, time: inferred)
        rate = scale
      }
      if scale.timeFactor != nil { findings.removeAll { $0.code == .timeUnitInferred } }
      findings += scale.findings
      for column in plan.columns.indices { decisions[column].settle(unit: scale.unit.name) }
      series.values.scale(by: scale.unit.radiansPerSecond)
      recording.gyroscope = series
    }
    if settled == nil { findings += try settling.check(inferred, with: rate) }
    if let factor = rate?.timeFactor { recording.scaleTime(by: factor) }
    recording.columns = decisions
    recording.findings = findings
    return recording
  }

  private static func orientationAlone(_ reading: OrientationReading) -> Finding {
    Finding(
      .orientationAlone, .info,
      "there is no acceleration: tilt and angular rate are those of the device's own orientation (\(reading.text))",
      hint: "record the acceleration too, which shows what the device's orientation is off by")
  }
}

extension RecordingDecoder {
  /// The axis of a source of time, made once for all streams that have it.
  private mutating func takeAxis(
    _ source: TimeSource
  ) throws(InputFailure) -> (axis: TimeAxis, order: StampOrder) {
    openTimes[source, default: 1] -= 1
    let found: (axis: TimeAxis, order: StampOrder)
    if let known = axes[source] {
      found = known
    } else {
      var axis = try TimeAxis(
        source, table: table, layout: plan.layout, path: path,
        after: &counts[
          DeviceTime(device: device, source: source, channel: channel), default: StampCount()])
      let order =
        mustRunForward
        ? try TimeRuns.order(&axis, path: path, column: source.column) : StampOrder(axis.seconds)
      found = (axis, order)
      if let column = source.column { _ = take(column) }
    }
    axes[source] = openTimes[source] == 0 ? nil : found
    return found
  }

  /// A column's values; where nothing else needs them, they leave the table.
  private mutating func take(_ column: Int) -> [Double] {
    let values = table.columns[column] ?? []
    openUses[column] -= 1
    if openUses[column] == 0 { table.columns[column] = nil }
    return values
  }

  private mutating func takeVector(_ columns: VectorColumns) -> VectorSeries {
    VectorSeries(x: take(columns.x), y: take(columns.y), z: take(columns.z))
  }

  private mutating func takeSum(_ parts: [VectorColumns], _ furtherFactor: Double?) -> VectorSeries
  {
    var total = takeVector(parts[0])
    for part in parts.dropFirst() {
      var further = takeVector(part)
      if let furtherFactor { further.scale(by: furtherFactor) }
      total.add(further)
    }
    return total
  }

  private func mayLackValues(_ time: TimeSource, _ columns: [Int]) -> Bool {
    (columns + time.columns).contains { table.mayLackValues[$0] }
  }

  /// nil where no row has a time and all three values.
  private mutating func stream(
    _ channel: Channel, _ vectors: VectorSeries, _ time: TimeSource, mayLackValues: Bool
  ) throws(InputFailure) -> DecodedStream? {
    var (axis, order) = try takeAxis(time)
    let mayLackValues = axis.strayRows > 0 || mayLackValues
    var sorted: StampOrder? = order
    var values = vectors
    if case .index(column: nil, _) = time, mayLackValues {
      // A column that ends before the others: its last rows are no samples, and none is missing.
      let end = values.indices.last { values[$0].x.isFinite || values[$0].y.isFinite } ?? -1
      values = values[0..<(end + 1)]
      axis.seconds.removeLast(axis.seconds.count - values.count)
      sorted = nil
    }
    let seconds = axis.seconds
    axis.seconds = []
    let samples = StreamCleaner(
      channel: channel, seconds: seconds, values: values, mayLackValues: mayLackValues,
      order: sorted,
      isBeginning: !known.contains(
        DeviceTime(device: device, source: time, channel: self.channel)),
      holdsBetweenEvents: plan.holdsBetweenEvents, strayRows: axis.strayRows)
    return samples.seconds.isEmpty ? nil : DecodedStream(samples, time: time, axis: axis)
  }

  func withoutSample(_ sensor: SensorPlan) -> InputFailure {
    let channel =
      sensor.acceleration != nil
      ? "an acceleration on all three axes"
      : sensor.orientation != nil ? "a whole orientation" : "an angular rate on all three axes"
    return InputFailure(
      .empty, path: path, "no row has a time and \(channel)",
      hint: "record again or export the recording again", line: plan.layout.line)
  }

  /// - Throws: `no-acceleration` where the columns are no rotation.
  private mutating func rotations(
    _ orientation: OrientationPlan
  ) throws(InputFailure) -> (values: VectorSeries, reading: OrientationReading) {
    let columns = orientation.columns.map { take($0) }
    do throws(OrientationReading.Unreadable) {
      let reading: OrientationReading
      if let settled = orientation.reading {
        reading = settled
      } else {
        reading = try OrientationReading(orientation, columns)
      }
      return (try reading.values(columns), reading)
    } catch {
      throw InputFailure(
        .noAcceleration, path: path, "there is no acceleration, and \(error.message)",
        hint: "export the acceleration with gravity, or the orientation as a quaternion",
        line: plan.layout.headerLine, column: orientation.columns[0] + 1)
    }
  }

  /// Whether rows lack values only because each of them belongs to one of the two streams: many apps write a row per
  /// event and leave the other sensor's fields empty.
  private func areInterleaved(_ sensor: SensorPlan) -> Bool {
    guard let gyroscope = sensor.gyroscope?.columns.indices,
      let accelerometer = sensor.acceleration?.parts.flatMap({ $0.indices })
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
}
