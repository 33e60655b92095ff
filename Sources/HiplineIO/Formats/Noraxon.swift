import HiplineCore

/// Noraxon MR3 and myoMOTION: a few lines of description, then `time,Activity,…,Pelvis Accel Sensor X (mG),…`.
///
/// mg with gravity and °/s, a sensor for every segment that a name begins with.
enum Noraxon: RecordingFormat {
  static let name = "noraxon"

  static func recognises(_ preview: FilePreview) -> Bool { headerLine(preview) != nil }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard let header = headerLine(preview), let layout = TableLayout.named(in: preview, at: header)
    else { return try NamedColumns.plan(preview) }
    var assignment = ColumnAssignment(layout, path: preview.name)
    for index in assignment.meanings.indices where assignment.meanings[index].quantity.isMotion {
      assignment.meanings[index].sensor = segment(layout.names[index])
      assignment.meanings[index].variant = assignment.meanings[index].sensor
    }
    assignment.accelerationUnit = .milliG
    assignment.angularRateUnit = .degreesPerSecond
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }

  /// The segment and the side in a name, as in `Foot Accel Sensor X LT (mG)` or
  /// `Noraxon MyoMotion-Segments-Foot LT-Gyroscope-x (deg/s)`.
  private static func segment(_ name: String) -> String {
    let noise: Set = [
      "noraxon", "myomotion", "segments", "accel", "acceleration", "sensor", "gyroscope", "gyro",
      "x",
      "y", "z", "mg", "deg", "s",
    ]
    return name.lowercased().split { !$0.isLetter }.map(String.init).filter { !noise.contains($0) }
      .sorted().joined(separator: " ")
  }

  private static func headerLine(_ preview: FilePreview) -> Int? {
    preview.wordLineIndex { line in
      let lower = line.lowercased()
      return lower.contains("accel sensor x") || lower.contains("noraxon myomotion-segments")
    }
  }
}
