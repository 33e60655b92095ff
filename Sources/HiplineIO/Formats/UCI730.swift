import HiplineCore

/// The data set “Physical Therapy Exercises” of the UCI repository, number 730: Xsens MTx at 25 Hz.
///
/// `time index` counts samples from 1; m/s² with gravity, rad/s, no clock.
enum UCI730: RecordingFormat {
  static let name = "uci-730"

  /// The sampling rate, in hertz: as the data set's description says, the files do not.
  static let rateHertz = 25.0

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("time index;acc_x;")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.accelerationUnit = .metresPerSecondSquared
    assignment.angularRateUnit = .radiansPerSecond
    assignment.rateHertz = rateHertz
    return try assignment.plan(format: name)
  }
}
