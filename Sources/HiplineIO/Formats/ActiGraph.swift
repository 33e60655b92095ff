import HiplineCore

/// Raw and IMU samples as ActiLife exports them: ten lines from `Data File Created By ActiGraph` on, then the samples,
/// with or without a header.
///
/// g with gravity, °/s. Without a column of stamps the samples follow one another at the rate of the first line. Files
/// with an epoch, which hold activity counts, are refused.
enum ActiGraph: RecordingFormat {
  static let name = "actigraph"

  /// The lines before the table: as the device's software writes them.
  private static let preambleLines = 10

  static func recognises(_ preview: FilePreview) -> Bool {
    let first = preview.firstLine.lowercased()
    return first.contains("file created by") && first.contains("actilife")
  }

  /// - Throws: `not-a-recording` for activity counts, `no-time-base` without a rate.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    let preamble = (0..<preambleLines).map(preview.line)
    let epoch = preamble.first { $0.lowercased().hasPrefix("epoch period") } ?? ""
    let isCounts =
      preview.firstLine.lowercased().contains("data table file")
      || (!epoch.isEmpty && !epoch.contains("00:00:00"))
    if isCounts {
      throw InputFailure(
        .notARecording, path: preview.name, "the table holds activity counts, not a motion",
        hint: "export the raw data (.csv with “Raw Data”) from ActiLife", line: 1)
    }
    guard var layout = layout(preview) else { return try NamedColumns.plan(preview) }
    layout.preamble = preamble
    var assignment = ColumnAssignment(layout, path: preview.name)
    assignment.accelerationUnit = .g
    assignment.angularRateUnit = .degreesPerSecond
    assignment.restSign = .upPositive
    if layout.headerLine == nil, layout.columnCount == 3 {
      for (column, axis) in ColumnMeaning.Axis.allCases.enumerated() {
        assignment.meanings[column] = ColumnMeaning(quantity: .acceleration, axis: axis)
      }
    }
    var plan = try assignment.plan(format: name)
    if !hasDates(layout, assignment.meanings), let start = start(preamble) {
      plan.timeZero = .ofFirstRow(unixSeconds: start)
    }
    return plan
  }

  /// Whether a column of stamps says the date, in an order that is the same everywhere.
  private static func hasDates(_ layout: TableLayout, _ meanings: [ColumnMeaning]) -> Bool {
    guard let stamps = meanings.firstIndex(where: { $0.quantity == .time }),
      let first = layout.sample.first, first.indices.contains(stamps)
    else { return false }
    return CalendarTime(first[stamps])?.hasDate ?? false
  }

  private static func layout(_ preview: FilePreview) -> TableLayout? {
    if let named = TableLayout.named(in: preview, at: preambleLines),
      named.names.contains(where: { $0.lowercased().contains("accelerometer") })
    {
      return named
    }
    return TableLayout.unnamed(in: preview, from: preambleLines)
  }

  /// The first sample's time from the lines of start time and date, whose order the first line gives.
  private static func start(_ preamble: [String]) -> Double? {
    func value(_ key: String) -> String? {
      preamble.first { $0.lowercased().hasPrefix(key) }.map { line in
        String(line.dropFirst(key.count).prefix { $0 != "," && $0 != ";" }.drop { $0 == " " })
      }
    }
    guard let time = value("start time"), let date = value("start date"), let first = preamble.first
    else { return nil }
    let parts = date.split { !$0.isNumber }.compactMap { Int64($0) }
    guard parts.count == 3 else { return nil }
    let order =
      first.lowercased().firstRange(of: "date format ").map { first.lowercased()[$0.upperBound...] }
      ?? "m"
    let (year, month, day) =
      order.hasPrefix("y")
      ? (parts[0], parts[1], parts[2])
      : order.hasPrefix("d") ? (parts[2], parts[1], parts[0]) : (parts[2], parts[0], parts[1])
    return CalendarTime("\(year)-\(month)-\(day) \(time)").map { Double($0.nanoseconds) / 1e9 }
  }
}
