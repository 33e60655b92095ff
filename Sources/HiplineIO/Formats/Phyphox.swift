import HiplineCore

/// The app phyphox of RWTH Aachen: a quoted header that begins with `"Time (s)"`, seconds since the start.
enum Phyphox: RecordingFormat {
  static let name = "phyphox"
  static let hintWithoutGravity: String? =
    "record the experiment “Acceleration (with g)”; its table has the columns `Acceleration x (m/s^2)` and so on"

  static let notes = ["meta/time.csv"]
  static let companions: Set = ["meta"]

  /// When the experiment ran.
  static func noted(
    _ recording: Recording, by note: [UInt8], named name: String
  ) -> Recording {
    PhyphoxTimes(note)?.applied(to: recording) ?? recording
  }

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("\"Time (s)\"")
  }

  /// Gravity is told by the columns' names, in user-built experiments by the file's, else by the still norm.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.bareQuantity = NamedColumns.bareQuantity(preview)
    // On iOS the app turns Apple's sign around.
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }
}
