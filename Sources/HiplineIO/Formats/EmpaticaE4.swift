import HiplineCore

/// `ACC.csv` of the Empatica E4: a row of the start time thrice, a row of the rate thrice, then counts of 1/64 g.
///
/// The other files of a session have one column of the same form and are refused.
enum EmpaticaE4: RecordingFormat {
  static let name = "empatica-e4"

  /// The counts of one g: as the device's export says, in 1/64 g.
  private static let countsPerG = 64

  static func recognises(_ preview: FilePreview) -> Bool {
    if isTags(preview) || isBeats(preview) { return true }
    guard let (start, rate) = head(preview) else { return false }
    return TimeUnit.ofEpoch(start) == .seconds && rate > 0 && rate <= 100
  }

  /// - Throws: `not-a-recording` for another quantity than the acceleration.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard let (start, rate) = head(preview),
      let layout = TableLayout.unnamed(in: preview, from: 2), layout.columnCount == 3
    else {
      throw InputFailure(
        .notARecording, path: preview.name,
        "the file holds another signal of the wristband, not a motion",
        hint: "give ACC.csv of the same session")
    }
    let acceleration = AccelerationPlan(
      parts: [VectorColumns(x: 0, y: 1, z: 2)], unit: .format(.counts(perG: countsPerG)),
      restSign: .upPositive, time: .index(column: nil, rateHertz: rate))
    let sensors = [SensorPlan(acceleration: acceleration, gyroscope: nil)]
    return ReadingPlan(
      format: name, layout: layout, sensors: sensors,
      decisions: ColumnDecision.list(for: sensors, layout: layout), otherChannels: [],
      timeZero: .ofFirstRow(unixSeconds: start))
  }

  /// The times of the button, one a line.
  private static func isTags(_ preview: FilePreview) -> Bool {
    preview.fileName == "tags.csv"
      && preview.lines.indices.allSatisfy { line in
        preview.isBlank(line)
          || FieldText.number(preview.line(line)).flatMap(TimeUnit.ofEpoch) == .seconds
      }
  }

  /// The times between heart beats, below the start time and their name.
  private static func isBeats(_ preview: FilePreview) -> Bool {
    let fields = preview.line(0).split(separator: ",").map { $0.filter { $0 != " " } }
    return fields.count == 2 && fields[1] == "IBI"
      && FieldText.number(fields[0]).flatMap(TimeUnit.ofEpoch) == .seconds
  }

  /// Start time and rate, each the same in all fields of its line.
  private static func head(_ preview: FilePreview) -> (start: Double, rate: Double)? {
    func value(_ line: Int) -> Double? {
      let fields = preview.line(line).split(separator: ",").map { field in
        FieldText.number(String(field.filter { $0 != " " }))
      }
      guard let first = fields.first, fields.allSatisfy({ $0 == first }) else { return nil }
      return first
    }
    guard let start = value(0), let rate = value(1) else { return nil }
    return (start, rate)
  }
}
