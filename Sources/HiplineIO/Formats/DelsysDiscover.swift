import HiplineCore

/// Delsys Trigno Discover: five lines from `Application:, Trigno Discover` on, a header, and mostly a row of rates.
///
/// Every column has its own rate and no time: row *i* is the column's sample *i*, and slow columns end early. Exports
/// with a time column before each column are read by those times.
enum DelsysDiscover: RecordingFormat {
  static let name = "delsys-discover"

  static func recognises(_ preview: FilePreview) -> Bool {
    let first = preview.firstLine.lowercased()
    return first.hasPrefix("application") && first.contains("discover")
  }

  /// - Throws: `no-acceleration`, or `no-time-base` where the rate of an accelerometer is not stated.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard
      let header = preview.wordLineIndex(where: { line in
        line.contains("ACC X") || line.contains("GYRO X")
      }), var layout = TableLayout.named(in: preview, at: header)
    else {
      throw InputFailure(
        .noAcceleration, path: preview.name, "no column of the table is an acceleration",
        hint: "record with a sensor mode that holds the accelerometer and export again")
    }
    let rates = takeRates(&layout, preview: preview)
    let sensors = try sensors(
      layout, rates: rates, names: sensorNames(preview, header, layout), path: preview.name)
    return ReadingPlan(
      format: name, layout: layout, sensors: sensors,
      decisions: ColumnDecision.list(for: sensors, layout: layout),
      otherChannels: layout.names.contains { $0.hasPrefix("EMG") } ? ["muscle activity"] : [])
  }

  /// The rate of every column in hertz, from the row of rates, which is taken off the rows, or from the names.
  private static func takeRates(_ layout: inout TableLayout, preview: FilePreview) -> [Double?] {
    guard let headerLine = layout.headerLine else { return [] }
    let below = preview.line(headerLine)
    if below.contains("Hz") {
      let fields = layout.dialect.fields(of: Array(below.utf8))
      layout.dataStart = preview.offset(ofLine: headerLine + 1)
      if !layout.sample.isEmpty { layout.sample.removeFirst() }
      return layout.names.indices.map { fields.indices.contains($0) ? rate(fields[$0]) : nil }
    }
    return layout.names.map { name in
      name.lastIndex(of: "(").flatMap { rate(String(name[name.index(after: $0)...])) }
    }
  }

  private static func rate(_ text: String) -> Double? {
    guard let unit = text.firstRange(of: "Hz") else { return nil }
    let digits = text[..<unit.lowerBound].filter { !$0.isWhitespace }
    return FieldText.number(String(digits)).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The sensors' names stand above the first column of each.
  private static func sensorNames(
    _ preview: FilePreview, _ header: Int, _ layout: TableLayout
  ) -> [Int: String] {
    guard header >= 2 else { return [:] }
    let fields = layout.dialect.fields(of: Array(preview.line(header - 2).utf8))
    return Dictionary(
      uniqueKeysWithValues: fields.enumerated().filter { !$1.isEmpty }.map { ($0, $1) })
  }

  private static func sensors(
    _ layout: TableLayout, rates: [Double?], names: [Int: String], path: String
  ) throws(InputFailure) -> [SensorPlan] {
    func find(_ name: String, in columns: Range<Int>) -> Int? {
      columns.first {
        layout.names[$0].hasPrefix(name) && !layout.names[$0].contains("Time Series")
      }
    }
    func vector(_ name: String, in columns: Range<Int>) -> VectorColumns? {
      guard let x = find("\(name) X", in: columns), let y = find("\(name) Y", in: columns),
        let z = find("\(name) Z", in: columns)
      else { return nil }
      return VectorColumns(x: x, y: y, z: z)
    }
    func time(_ vector: VectorColumns) throws(InputFailure) -> TimeSource {
      if vector.x > 0, layout.names[vector.x - 1].contains("Time Series") {
        return .column(vector.x - 1, encoding: .number(.seconds, isLarge: false))
      }
      guard let rate = rates.indices.contains(vector.x) ? rates[vector.x] : nil else {
        throw InputFailure(
          .noTimeBase, path: path, "the rate of the accelerometer's columns is not stated",
          hint: "export with the newest version of Trigno Discover",
          line: layout.headerLine, column: vector.x + 1)
      }
      return .index(column: nil, rateHertz: rate)
    }
    var starts = names.keys.sorted()
    if starts.first != 0 { starts.insert(0, at: 0) }
    starts = starts.filter { $0 < layout.columnCount }
    var sensors: [SensorPlan] = []
    for (start, end) in zip(starts, starts.dropFirst() + [layout.columnCount]) {
      guard let acceleration = vector("ACC", in: start..<end) else { continue }
      var sensor = SensorPlan(named: names[start] ?? "sensor \(sensors.count + 1)")
      sensor.acceleration = AccelerationPlan(
        parts: [acceleration], unit: .format(.g), restSign: .upPositive,
        time: try time(acceleration))
      if let gyroscope = vector("GYRO", in: start..<end) {
        sensor.gyroscope = GyroscopePlan(
          columns: gyroscope, unit: .format(.degreesPerSecond), time: try time(gyroscope))
      }
      sensors.append(sensor)
    }
    guard !sensors.isEmpty else {
      throw InputFailure(
        .noAcceleration, path: path, "no three columns are an acceleration",
        hint: "record with a sensor mode that holds the accelerometer and export again",
        line: layout.headerLine)
    }
    if sensors.count == 1 { sensors[0].label = nil }
    return sensors
  }
}
