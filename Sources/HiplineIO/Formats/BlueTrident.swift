import HiplineCore

/// Vicon Blue Trident (IMeasureU): `unix_timestamp_microsec,time_s,ax_m/s/s,…,gx_deg/s,…`.
enum BlueTrident: RecordingFormat {
  static let name = "blue-trident"

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("unix_timestamp_microsec,time_s,")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.accelerationUnit = .metresPerSecondSquared
    assignment.angularRateUnit = .degreesPerSecond
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }
}
