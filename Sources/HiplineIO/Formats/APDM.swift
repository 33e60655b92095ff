import HiplineCore

/// APDM Opal and Mobility Lab: the older export (`Test Name:`, columns `Static/Acceleration/X`, a row of units) and
/// the one that begins with `Format=7`.
///
/// m/s² with gravity, rad/s; seconds in the older, microseconds since 1970 in the other.
enum APDM: RecordingFormat {
  static let name = "apdm"

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("Format=7")
      || (preview.firstLine.hasPrefix("Test Name:")
        && preview.wordLineIndex { $0.contains("/Acceleration/X") } != nil)
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.accelerationUnit = .metresPerSecondSquared
    assignment.angularRateUnit = .radiansPerSecond
    assignment.restSign = .upPositive
    let isFormat7 = preview.firstLine.hasPrefix("Format=7")
    for index in assignment.meanings.indices where assignment.meanings[index].quantity == .time {
      assignment.meanings[index].unit = .time(isFormat7 ? .microseconds : .seconds)
    }
    var plan = try assignment.plan(format: name)
    if plan.sensors.count == 1, isFormat7 {
      let words = BodyWords(preview.firstLine)
      plan.sensors[0].placement = words.placement
      plan.sensors[0].side = words.side
    }
    return plan
  }
}
