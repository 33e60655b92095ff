import HiplineCore

/// Axivity AX3 and AX6 as OmGui and omconvert write them: a time, three or six numbers, mostly without a header.
///
/// Acceleration in g with gravity, angular rate in °/s. The stamps are the device's local time.
enum AxivityText: RecordingFormat {
  static let name = "axivity"

  static func recognises(_ preview: FilePreview) -> Bool {
    if isOmconvert(preview) { return true }
    guard let layout = TableLayout.unnamed(in: preview),
      layout.columnCount == 4 || layout.columnCount == 7, let row = layout.sample.first
    else { return false }
    let fields = row.map { FieldText($0) }
    guard fields.dropFirst().allSatisfy({ $0.isNumber }) else { return false }
    switch fields.first {
    case .calendarTime: return true
    case .number(let stamp): return TimeUnit.ofEpoch(stamp) == .seconds
    case .missing, .words, nil: return false
    }
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    if isOmconvert(preview) {
      var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
      assignment.restSign = .upPositive
      return try assignment.plan(format: name)
    }
    guard let layout = TableLayout.unnamed(in: preview) else {
      return try NamedColumns.plan(preview)
    }
    let isCalendar = layout.contents(ofColumn: 0).first == .calendarTime
    let time = TimeSource.column(
      0, encoding: isCalendar ? .calendar : .number(.seconds, isLarge: true))
    let first = VectorColumns(x: 1, y: 2, z: 3)
    let second = VectorColumns(x: 4, y: 5, z: 6)
    var plan = ReadingPlan(
      format: name, layout: layout, sensors: [], decisions: [], otherChannels: [])
    var acceleration = AccelerationPlan(
      parts: [first], unit: .format(.g), restSign: .upPositive, time: time)
    var gyroscope: GyroscopePlan?
    if layout.columnCount == 7 {
      gyroscope = GyroscopePlan(columns: second, unit: .format(.degreesPerSecond), time: time)
      if !AxivityText.isGravity(first, in: layout, unit: .g),
        let unit = [AccelerationUnit.g, swappedScale].first(where: {
          AxivityText.isGravity(second, in: layout, unit: $0)
        })
      {
        acceleration = AccelerationPlan(
          parts: [second], unit: .format(unit), restSign: .upPositive, time: time)
        gyroscope =
          unit == .g
          ? GyroscopePlan(columns: first, unit: .format(.degreesPerSecond), time: time) : nil
        plan.otherChannels = unit == .g ? [] : ["gyroscope of unknown scale"]
        plan.findings.append(
          Finding(
            .unitInferred, .warning,
            "columns 5 to 7 were read as the acceleration, because only they are one g at rest",
            hint: "export the recording again with a newer version of the program"))
      }
    }
    plan.sensors = [SensorPlan(acceleration: acceleration, gyroscope: gyroscope)]
    plan.decisions = ColumnDecision.list(for: plan.sensors, layout: layout)
    return plan
  }

  /// `Time,Accel-X (g), Accel-Y (g), Accel-Z (g), …`
  private static func isOmconvert(_ preview: FilePreview) -> Bool {
    preview.firstLine.filter { $0 != " " }.hasPrefix("Time,Accel-X(g),")
  }

  /// Counts of 1/256 g that an early exporter scaled as a gyroscope of 2000/32768 °/s.
  private static let swappedScale = AccelerationUnit.misscaled(perG: 256 * 2000 / 32_768)

  /// How far it may be from one g, as a share of one. More than ``AccelerationScale/tolerance``, as these rows need not be at
  /// rest. Chosen, not derived.
  private static let gravityTolerance = 0.2

  /// Whether the median norm of three columns in the first rows is one g, within ``gravityTolerance``.
  private static func isGravity(
    _ columns: VectorColumns, in layout: TableLayout, unit: AccelerationUnit
  ) -> Bool {
    let norms = layout.sample.compactMap { row -> Double? in
      let numbers = columns.indices.compactMap { index in
        row.indices.contains(index) ? FieldText.number(row[index]) : nil
      }
      return numbers.count == 3 ? Vector3(numbers[0], numbers[1], numbers[2]).norm : nil
    }.sorted()
    guard !norms.isEmpty else { return false }
    return abs(norms[norms.count / 2] / unit.perStandardGravity - 1) < gravityTolerance
  }
}
