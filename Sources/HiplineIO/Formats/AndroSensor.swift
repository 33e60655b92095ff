import HiplineCore

/// The app AndroSensor: `ACCELEROMETER X (m/s²)`, …, the time in the last columns or after the position.
///
/// It writes two rows a second unless told otherwise, which is too slow for a repetition.
enum AndroSensor: RecordingFormat {
  static let name = "androsensor"

  static func recognises(_ preview: FilePreview) -> Bool {
    let header = preview.wordLineIndex { $0.uppercased().contains("ACCELEROMETER X (M/S") }
    guard let header else { return false }
    let line = preview.line(header).uppercased()
    return line.contains("TIME SINCE START") || line.contains("YYYY-MO-DD")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.accelerationUnit = .metresPerSecondSquared
    assignment.angularRateUnit = .radiansPerSecond
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }
}
