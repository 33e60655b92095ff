import HiplineCore

/// The app Sensor Logger by Kelvin Choi: `time` in nanoseconds since 1970, axes in any order, one file a sensor.
///
/// The file's name tells the quantity of columns named `x`, `y` and `z`.
enum SensorLogger: RecordingFormat {
  static let name = "sensor-logger"
  static let hintWithoutGravity: String? =
    "give `TotalAcceleration.csv` of the same recording (Android), or `Gravity.csv` beside this file (iOS)"

  private static let marks = "Annotation.csv"
  static let notes = ["Metadata.csv", marks]
  static let companions = Set(notes)

  /// Whether up is + or −, where the file leaves it open; and where exercise begins and ends.
  static func noted(
    _ recording: Recording, by note: [UInt8], named name: String
  ) -> Recording {
    name == marks
      ? StretchMarks(note)?.applied(to: recording) ?? recording
      : SensorLoggerNotes(note)?.applied(to: recording) ?? recording
  }

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("time,seconds_elapsed,")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    for index in assignment.meanings.indices where assignment.meanings[index].quantity == .time {
      let isStamp = assignment.layout.names[index] == "time"
      assignment.meanings[index].unit = .time(isStamp ? .nanoseconds : .seconds)
    }
    let file = preview.fileName
    if file.contains("wristmotion")
      || assignment.meanings.contains(where: { $0.quantity == .gravity })
    {
      // `acceleration` lacks the gravity that `gravity` holds.
      for index in assignment.meanings.indices
      where assignment.meanings[index].quantity == .acceleration {
        assignment.meanings[index].quantity = .linearAcceleration
      }
      // Standardised or as Apple has it: the file does not say.
      assignment.restSign = .unknown
      assignment.accelerationUnit = .g
      assignment.angularRateUnit = .radiansPerSecond
      return try assignment.plan(format: name)
    }
    // Gravity alone is written as the total acceleration is.
    let isTotal = file.contains("totalacceleration") || preview.holdsGravityAlone
    assignment.bareQuantity = isTotal ? .acceleration : quantity(fileName: file)
    if file.contains("uncalibrated") {
      // Android writes m/s², iOS and the watch g with the opposite sign: the still norm tells the unit.
      assignment.restSign = .unknown
    } else {
      // Android alone writes the total acceleration.
      if isTotal { assignment.restSign = .upPositive }
      assignment.accelerationUnit = .metresPerSecondSquared
    }
    return try assignment.plan(format: name)
  }

  private static func quantity(fileName: String) -> ColumnMeaning.Quantity {
    if fileName.contains("gyroscope") { return .angularRate }
    if fileName.contains("accelerometeruncalibrated") { return .acceleration }
    if fileName.contains("accelerometer") { return .linearAcceleration }
    if fileName.contains("gravity") { return .gravity }
    if fileName.contains("magnetometer") { return .other("magnetometer") }
    return .acceleration
  }
}
