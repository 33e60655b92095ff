import HiplineCore

/// Shimmer3 recordings as Consensys exports them: names end in `_CAL`, `_UNCAL` or `_RAW`, and a row of units follows.
///
/// Of the two accelerometers the low-noise one (`Accel_LN`) is read, or the wide-range one where an axis of it does not
/// move.
enum Shimmer: RecordingFormat {
  static let name = "shimmer"

  /// Ticks in a second: the device counts those of its watch crystal.
  static let ticksPerSecond = 32_768.0

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.wordLineIndex { line in
      let names = line.split(whereSeparator: { ",;\t".contains($0) })
      return names.contains { $0.contains("_Accel_") || $0.contains("_Gyro_") }
        && names.contains { $0.hasSuffix("_CAL") || $0.hasSuffix("_UNCAL") || $0.hasSuffix("_RAW") }
    } != nil
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    let layout = try NamedColumns.header(preview)
    var assignment = ColumnAssignment(layout, path: preview.name)
    assignment.restSign = .upPositive
    for index in layout.names.indices {
      let plain = layout.names[index].split(separator: " ").first.map(String.init) ?? ""
      guard plain.hasSuffix("_RAW") || plain.hasSuffix("_UNCAL") else { continue }
      if assignment.meanings[index].quantity == .time {
        assignment.meanings[index].quantity = .other("time")
      } else if assignment.meanings[index].quantity.isMotion {
        // Readings of the converter, whose zero and scale only the device's calibration knows.
        assignment.meanings[index] = ColumnMeaning(other: "uncalibrated readings")
      }
    }
    if !assignment.meanings.contains(where: { $0.quantity == .time }),
      let ticks = layout.names.firstIndex(where: { $0.contains("_Timestamp_RAW") })
    {
      assignment.meanings[ticks].quantity = .sampleIndex
      assignment.rateHertz = ticksPerSecond
    }
    let isStuck = takeWideRangeForStuck(&assignment)
    guard assignment.meanings.contains(where: { $0.quantity.isMotion }) else {
      throw InputFailure(
        .noAcceleration, path: preview.name,
        "the columns hold uncalibrated readings, whose zero and scale are not in the file",
        hint: "export calibrated data (names that end in _CAL) from Consensys",
        line: layout.headerLine)
    }
    var plan = try assignment.plan(format: name)
    if isStuck {
      plan.findings.append(
        Finding(
          .stuckAxis, .warning,
          "an axis of the low-noise accelerometer does not move; the wide-range one was read",
          hint: "have the device checked before it is used again"))
    }
    return plan
  }

  /// Leaves the low-noise accelerometer out where one of its axes has a single value and the wide-range one's moves.
  private static func takeWideRangeForStuck(_ assignment: inout ColumnAssignment) -> Bool {
    let layout = assignment.layout
    func differentValues(_ column: Int) -> Int { Set(layout.contents(ofColumn: column)).count }
    for low in layout.names.indices
    where layout.names[low].contains("_Accel_LN_") && assignment.meanings[low].quantity.isMotion {
      let wideName = layout.names[low].replacing("_Accel_LN_", with: "_Accel_WR_")
      guard layout.sample.count > 2, differentValues(low) == 1,
        let wide = layout.names.firstIndex(of: wideName), differentValues(wide) > 1
      else { continue }
      let device = layout.names[low].prefix { $0 != "_" }
      for index in layout.names.indices
      where layout.names[index].contains("_Accel_LN_") && layout.names[index].hasPrefix(device) {
        assignment.meanings[index] = ColumnMeaning(other: "further accelerometer")
      }
      return true
    }
    return false
  }
}
