import HiplineCore

/// What sketches for MPU-6050 boards print: comment lines, names without units, often the sensor's own counts.
///
/// A comment `# Format: Timestamp(ms),Ax(m/s²),…` gives the units that the header lacks. Without it the still norm tells
/// the accelerometer's scale (16384, 8192, 4096 or 2048 counts to one g), and the movement the gyroscope's.
enum ArduinoLogger: RecordingFormat {
  static let name = "arduino"

  static func recognises(_ preview: FilePreview) -> Bool {
    if formatComment(preview) != nil { return true }
    guard let layout = preview.namedTable,
      layout.names.allSatisfy({ ColumnMeaning(name: $0).unit == nil }), layout.holdsMotion
    else { return false }
    let assignment = layout.names.map { ColumnMeaning(name: $0) }
    let columns = assignment.indices.filter { assignment[$0].quantity == .acceleration }
    let values = columns.flatMap { layout.contents(ofColumn: $0) }
    return !values.isEmpty
      && values.allSatisfy {
        guard case .number(let value) = $0 else { return false }
        return value == value.rounded()
      } && layout.sample.count >= 2 && isOfCounts(values)
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var layout = try NamedColumns.header(preview)
    if let named = formatComment(preview), named.count == layout.columnCount {
      layout.names = withUnitsCarried(named)
    }
    var plan = try ColumnAssignment(layout, path: preview.name).plan(format: name)
    plan.layout.names = layout.names
    return plan
  }

  /// Whether integers are larger than any acceleration in g, m/s² or mg of a sensor lying still would be.
  private static func isOfCounts(_ values: [FieldText]) -> Bool {
    let sizes = values.compactMap { value -> Double? in
      if case .number(let number) = value { abs(number) } else { nil }
    }
    return (sizes.max() ?? 0) > 1300
  }

  private static func formatComment(_ preview: FilePreview) -> [String]? {
    guard let line = preview.wordLineIndex(where: { $0.lowercased().hasPrefix("# format:") }) else {
      return nil
    }
    let text = preview.line(line).dropFirst("# format:".count)
    let names = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    return names.count > 3 ? names : nil
  }

  /// `Ax(m/s²),Ay,Az`: a unit holds for the names of the same letters after it.
  private static func withUnitsCarried(_ names: [String]) -> [String] {
    var units: [String: Substring] = [:]
    return names.map { name in
      let stem = String(name.prefix { $0 != "(" }.dropLast()).lowercased()
      if let open = name.firstIndex(of: "(") {
        units[stem] = name[open...]
        return name
      }
      return units[stem].map { name + $0 } ?? name
    }
  }
}
