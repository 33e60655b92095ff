import HiplineCore

/// GENEActiv text exports: a hundred lines from `Device Type,GENEActiv` on, then rows without a header.
///
/// Time (with a colon before the milliseconds), three axes in g with gravity, light, button, temperature. Exports of
/// epochs, which have means and deviations instead, are refused.
enum GENEActiv: RecordingFormat {
  static let name = "geneactiv"

  /// The columns of the table: as the device's software writes them.
  private static let columnCount = 7

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("Device Type") && preview.firstLine.contains("GENEActiv")
  }

  /// - Throws: `not-a-recording` for epochs, `empty` without a row.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard let first = preview.lineIndex(where: isRow),
      let layout = TableLayout.unnamed(in: preview, from: first)
    else {
      throw InputFailure(
        .empty, path: preview.name, "no row with a time and three numbers follows the description",
        hint: "export the recording again from the GENEActiv software")
    }
    guard layout.columnCount <= columnCount else {
      throw InputFailure(
        .notARecording, path: preview.name, "the table holds epoch averages, not a motion",
        hint: "export the raw data, not epochs, from the GENEActiv software", line: first + 1)
    }
    let time = TimeSource.column(0, encoding: .calendar)
    let acceleration = AccelerationPlan(
      parts: [VectorColumns(x: 1, y: 2, z: 3)], unit: .format(.g), restSign: .upPositive, time: time
    )
    let sensors = [SensorPlan(acceleration: acceleration, gyroscope: nil)]
    return ReadingPlan(
      format: name, layout: layout, sensors: sensors,
      decisions: ColumnDecision.list(for: sensors, layout: layout),
      otherChannels: ["light", "temperature"])
  }

  private static func isRow(_ line: String) -> Bool {
    let fields = line.split(whereSeparator: { ",\t;".contains($0) }).map(String.init)
    return fields.count >= 4 && CalendarTime(fields[0])?.hasDate == true
      && fields[1...3].allSatisfy { FieldText.number($0) != nil }
  }
}
