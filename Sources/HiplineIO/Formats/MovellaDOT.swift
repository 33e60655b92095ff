import HiplineCore

/// Movella (Xsens) DOT, as its app exports: a preamble with `DeviceTag:`, then `PacketCounter,SampleTimeFine,…`.
///
/// m/s² with gravity (`Acc`) or without (`FreeAcc`), °/s. `SampleTimeFine` counts microseconds in 32 bits.
enum MovellaDOT: RecordingFormat {
  static let name = "movella-dot"

  static func recognises(_ preview: FilePreview) -> Bool {
    (0..<3).contains { preview.line($0).hasPrefix("DeviceTag:") }
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.accelerationUnit = .metresPerSecondSquared
    assignment.angularRateUnit = .degreesPerSecond
    assignment.restSign = .upPositive
    assignment.orientationIsStatedBy = "Movella"
    var plan = try assignment.plan(format: name)
    // Synchronised sensors count from one start; others have the phone's clock only.
    let isSynchronised =
      plan.layout.preambleValue("SyncStatus")?.lowercased().hasPrefix("sync") ?? false
    if !isSynchronised, let start = plan.layout.preambleValue("StartTime").flatMap(startTime) {
      plan.timeZero = .ofFirstRow(unixSeconds: start)
    }
    return plan
  }

  /// `2021-08-20_20:21:13_829 GMT+8`
  static func startTime(_ text: String) -> Double? {
    var parts = text.split(separator: " ").map(String.init)
    guard let written = parts.first else { return nil }
    let fields = written.split(separator: "_")
    guard fields.count >= 2 else { return nil }
    let fraction = fields.count > 2 ? ":\(fields[2])" : ""
    parts.removeFirst()
    let zone = parts.joined().replacing("GMT", with: "")
    guard let time = CalendarTime("\(fields[0]) \(fields[1])\(fraction)\(zone)"), time.hasDate
    else {
      return nil
    }
    return Double(time.nanoseconds) / 1e9
  }
}
