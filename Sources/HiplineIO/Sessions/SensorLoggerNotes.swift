import HiplineCore

/// What Sensor Logger's `Metadata.csv` says about the sign of the accelerations beside it.
///
/// On Android the upward axis reads +g at rest. On iOS it reads −g, unless units and frames were standardised; the watch's
/// file follows that setting since version 1.63 of the app.
struct SensorLoggerNotes: Sendable, Hashable {
  private let isAndroid: Bool
  private let isStandardised: Bool
  /// Major and minor version of the app.
  private let version: [Int]

  /// - Returns: nil where the bytes are no such table, or name no platform that is known.
  init?(_ bytes: [UInt8]) {
    guard let table = SmallTable(bytes), let row = table.rows.first,
      let platform = table.text(row, "platform")?.lowercased(),
      ["android", "ios"].contains(platform)
    else { return nil }
    isAndroid = platform == "android"
    isStandardised = table.text(row, "standardisation")?.lowercased() == "true"
    version = (table.text(row, "appversion") ?? "").split(separator: ".").prefix(2)
      .compactMap { Int($0) }
  }

  /// nil where it cannot be told.
  private func restSign(isWatch: Bool) -> RestSign? {
    if isWatch {
      guard !isAndroid else { return nil }
      guard isStandardised else { return .upNegative }
      guard version.count == 2 else { return nil }
      return version[0] > 1 || version[1] >= 63 ? .upPositive : nil
    }
    return isAndroid || isStandardised ? .upPositive : .upNegative
  }

  /// The recording with its sign settled, if its file left it open.
  func applied(to recording: Recording) -> Recording {
    let file = FileName.name(of: recording.name).lowercased()
    guard recording.holdsGravity == true, recording.restSign == .unknown,
      let sign = restSign(isWatch: file.contains("watch") || file.contains("wrist"))
    else { return recording }
    var copy = recording
    copy.restSign = sign
    copy.findings.removeAll { $0.code == .signUnknown }
    if sign == .upNegative {
      copy.accelerometer = recording.accelerometer.map {
        TimedSeries(timestamps: $0.timestamps, values: $0.values.scaled(by: -1))
      }
    }
    return copy
  }
}
