import HiplineCore

/// The app SensorLog by Bernd Thomas, on iPhone and Apple Watch: one row an event, every sensor with its own stamps.
///
/// Core Motion's values as they are: g and rad/s, the upward axis −1 at rest. The first column is the time of
/// writing, in bursts; the sensors' stamps count seconds since the device was started.
enum SensorLog: RecordingFormat {
  static let name = "sensorlog"

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.lowercased().hasPrefix("loggingtime(txt)")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.restSign = .upNegative
    assignment.accelerationUnit = .g
    assignment.angularRateUnit = .radiansPerSecond
    var plan = try assignment.plan(format: name)
    if let sensor = plan.sensors.first,
      case .column(let column, .number(_, _))? =
        (sensor.acceleration?.time ?? sensor.gyroscope?.time)
    {
      plan.timeZero = start(of: column, in: plan.layout)
    }
    return plan
  }

  /// When the stamps were zero: the smallest delay between a sample and its writing is the best guess.
  private static func start(of column: Int, in layout: TableLayout) -> TimeZero? {
    let zeros = layout.sample.compactMap { row -> Double? in
      guard row.count > column, let written = CalendarTime(row[0]), written.hasDate,
        let stamp = FieldText.number(row[column]), stamp >= 0
      else { return nil }
      return Double(written.nanoseconds) / 1e9 - stamp
    }
    return zeros.min().map { .ofStamps(unixSeconds: $0) }
  }
}
