import HiplineCore

/// x-io's NGIMU and x-IMU3: `Time (s),Gyroscope X (deg/s),…,Accelerometer X (g),…`, the gyroscope first; also the older
/// x-IMU, which counts packets instead of time.
enum NGIMU: RecordingFormat {
  static let name = "ngimu"

  /// What their software writes beside the sensors' table, where the name is one that a recording might have as well.
  static let companions: Set<String> = [
    "analogue.csv", "analogueInputs.csv", "auxSerial.csv", "button.csv", "earth.csv",
    "AHRSStatus.csv", "Command.csv", "Error.csv", "Notification.csv", "SerialAccessory.csv",
  ]

  static func recognises(_ preview: FilePreview) -> Bool {
    let header = preview.firstLine.lowercased()
    return
      (header.hasPrefix("time (") || header.hasPrefix("packet number")
      || header.hasPrefix("timestamp (us)")) && header.contains("gyroscope x (deg/s)")
      && header.contains("accelerometer x (g)")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }
}
