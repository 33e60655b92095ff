import HiplineCore

/// The app Polar Sensor Logger by J. Happonen, for Polar Verity Sense, H10 and OH1: one file a stream.
///
/// The sensor's stamps are nanoseconds since 2000-01-01 on the device's clock, which may never have been set; those of the
/// phone are the times of writing, in bursts.
enum PolarSensorLogger: RecordingFormat {
  static let name = "polar-sensor-logger"

  /// The zero of the device's clock: 2000-01-01 in seconds since 1970-01-01.
  static let epochUnixSeconds = 946_684_800.0

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("Phone timestamp;")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    let layout = try NamedColumns.header(preview)
    var assignment = ColumnAssignment(layout, path: preview.name)
    assignment.restSign = .upPositive
    let stamps = layout.names.firstIndex { $0.lowercased().hasPrefix("sensor timestamp") }
    if stamps != nil { assignment.meanings[0].quantity = .other("time") }
    if layout.names.contains(where: { $0.hasPrefix("X [G]") }) {
      // Gauss: the magnetometer's file. The app writes acceleration in mg.
      for index in layout.names.indices where assignment.meanings[index].axis != nil {
        assignment.meanings[index].quantity = .other("magnetometer")
      }
    }
    var plan = try assignment.plan(format: name)
    if stamps != nil { plan.timeZero = .ofStamps(unixSeconds: epochUnixSeconds) }
    return plan
  }
}
