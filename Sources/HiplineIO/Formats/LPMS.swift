import HiplineCore

/// LP-Research LPMS: `SensorId, TimeStamp (s), FrameNumber, AccX (g), …`, the rows of several sensors in turn.
///
/// At rest the upward axis reads −1.
enum LPMS: RecordingFormat {
  static let name = "lpms"

  static func recognises(_ preview: FilePreview) -> Bool {
    let header = preview.firstLine.filter { $0 != " " }.lowercased()
    return header.hasPrefix("sensorid,timestamp(s),framenumber,")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.restSign = .upNegative
    var plan = try assignment.plan(format: name)
    plan.deviceColumns = [0]
    return plan
  }
}
