import HiplineCore

/// Tables that come from the same devices and apps but hold no motion.
enum NotARecording {
  /// Why the table is none, or nil where nothing known says so.
  static func failure(layout: TableLayout, path: String) -> InputFailure? {
    let names = layout.names.map { $0.lowercased() }
    if names.contains("axis"), names.contains("value") {
      return InputFailure(
        .unknownColumns, path: path,
        "each row holds one value of one axis: the table is in long form",
        hint: "make a column of each axis, and a row of each time", line: layout.headerLine)
    }
    let text = (layout.preamble.prefix(12) + layout.names + [""]).joined(separator: "\n")
      .lowercased()
    for (sign, meaning) in signs where text.contains(sign) {
      return InputFailure(
        .notARecording, path: path, "the table holds \(meaning), not a motion",
        hint: "give the file with the raw accelerometer samples", line: layout.headerLine)
    }
    return nil
  }

  /// Why a file that Vicon Nexus wrote is none: its first line names a section, and trajectories have X, Y and Z too.
  static func sectionFailure(_ preview: FilePreview) -> InputFailure? {
    let title = preview.firstLine.lowercased().prefix { $0.isLetter || $0 == " " }
    guard ["trajectories", "model outputs", "joints", "segments"].contains(title) else {
      return nil
    }
    return InputFailure(
      .notARecording, path: preview.name, "the table holds marker trajectories, not a motion",
      hint: "give the file with the raw accelerometer samples", line: 1)
  }

  private static let signs: [(String, String)] = [
    ("data table file created by", "activity counts"), ("axis1", "activity counts"),
    ("acceleration (mg) -", "epoch averages"), ("enmo", "epoch averages"),
    ("hr [bpm]", "a heart rate"), ("heart", "a heart rate"), ("bpm", "a heart rate"),
    ("ibi", "heart beats"), ("pp-interval", "heart beats"), ("ppi", "heart beats"),
    ("ecg [", "a heart's activity"), ("ppg", "a pulse wave"), ("marker", "markers"),
    ("steps", "step counts"),
    ("trajectories", "marker trajectories"), ("device name", "a session's description"),
    ("\nvalue\n", "a session's description"), ("system time", "a session's start and pauses"),
    ("annotation", "notes"), ("latitude", "places"),
  ]
}
