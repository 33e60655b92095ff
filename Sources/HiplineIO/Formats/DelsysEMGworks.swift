import HiplineCore

/// Delsys EMGworks: a time column `X[s]` before each column `Avanti sensor 1: ACC.X 1`.
///
/// g with gravity, °/s. The first row of an export is zero throughout.
enum DelsysEMGworks: RecordingFormat {
  static let name = "delsys-emgworks"

  static func recognises(_ preview: FilePreview) -> Bool {
    let first = preview.firstLine
    return (first.hasPrefix("X[s]") || first.hasPrefix("\"X[s]\"")) && first.contains("sensor")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.accelerationUnit = .g
    assignment.angularRateUnit = .degreesPerSecond
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }
}
