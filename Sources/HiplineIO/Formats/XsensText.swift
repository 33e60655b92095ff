import HiplineCore

/// Text exports of Xsens MT Manager (MTi, MTw Awinda): comment lines with `//`, then `PacketCounter` and its columns.
///
/// m/s² with gravity, rad/s. The counter has 16 bits and counts samples at the update rate; `SampleTimeFine`, where it
/// is filled, counts ticks of 10 kHz.
enum XsensText: RecordingFormat {
  static let name = "xsens-text"

  /// Ticks in a second: of the device's `SampleTimeFine`.
  static let ticksPerSecond = 10_000.0

  static func recognises(_ preview: FilePreview) -> Bool {
    guard let header = headerLine(preview) else { return false }
    return header > 0 && (0..<header).allSatisfy { preview.line($0).hasPrefix("//") }
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard let header = headerLine(preview), let layout = TableLayout.named(in: preview, at: header)
    else { return try NamedColumns.plan(preview) }
    var assignment = ColumnAssignment(layout, path: preview.name)
    assignment.accelerationUnit = .metresPerSecondSquared
    assignment.angularRateUnit = .radiansPerSecond
    assignment.restSign = .upPositive
    assignment.orientationIsStatedBy = "Xsens"
    for index in layout.names.indices where assignment.meanings[index].quantity == .time {
      // The parts of a date are no stamps, and the ticks are in no unit that names have.
      assignment.meanings[index].quantity = .other("time")
    }
    let fine = layout.names.firstIndex(of: "SampleTimeFine")
    if layout.statedRateHertz == nil, let fine, isFilled(fine, in: layout) {
      for index in layout.names.indices
      where assignment.meanings[index].quantity == .sampleIndex {
        assignment.meanings[index].quantity = .other("counter")
      }
      assignment.meanings[fine].quantity = .sampleIndex
      assignment.rateHertz = ticksPerSecond
    }
    return try assignment.plan(format: name)
  }

  private static func headerLine(_ preview: FilePreview) -> Int? {
    preview.wordLineIndex { $0.hasPrefix("PacketCounter") }
  }

  private static func isFilled(_ column: Int, in layout: TableLayout) -> Bool {
    let stamps = layout.contents(ofColumn: column)
    return stamps.count > 1 && stamps.allSatisfy { $0.isNumber }
      && Set(stamps).count == stamps.count
  }
}
