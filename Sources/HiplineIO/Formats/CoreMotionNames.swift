import HiplineCore

/// Columns named as Apple's Core Motion names them: `gravity.x`, `rotationRate.x`, `userAcceleration.x`.
///
/// g and rad/s, the upward axis −1 at rest; the acceleration is the sum of gravity and the user's. The data set
/// MotionSense writes them without a time, at 50 Hz as its description says.
enum CoreMotionNames: RecordingFormat {
  static let name = "core-motion"

  /// The sampling rate of files without time, in hertz: that of the MotionSense data set.
  static let motionSenseHertz = 50.0

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.contains("rotationRate.x") && preview.firstLine.contains("userAcceleration.x")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    let layout = try NamedColumns.header(preview)
    var assignment = ColumnAssignment(layout, path: preview.name)
    assignment.accelerationUnit = .g
    assignment.angularRateUnit = .radiansPerSecond
    assignment.restSign = .upNegative
    let isMotionSense =
      layout.names.first == "" && layout.names.dropFirst().first == "attitude.roll"
      && !assignment.meanings.contains { $0.quantity == .time }
    if isMotionSense {
      assignment.meanings[0] = .sampleIndex
      assignment.rateHertz = motionSenseHertz
    }
    var plan = try assignment.plan(format: name)
    if isMotionSense {
      plan.findings.append(
        Finding(
          .rateAssumed, .warning,
          "the file has no time; 50 Hz were taken, the rate of the MotionSense data set",
          hint: "if it was recorded otherwise, state the rate as `rate_hz` in a session.yaml"))
    }
    return plan
  }
}
