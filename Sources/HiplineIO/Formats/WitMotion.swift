import HiplineCore

/// WitMotion's PC software and app: `time`, `DeviceName`, `AccX(g)`, `AsX(°/s)`, separated by tabs or commas.
///
/// The rows of several devices follow one another, and the header may come again among them.
enum WitMotion: RecordingFormat {
  static let name = "witmotion"

  static func recognises(_ preview: FilePreview) -> Bool { headerLine(preview) != nil }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    guard let header = headerLine(preview), let layout = TableLayout.named(in: preview, at: header)
    else { return try NamedColumns.plan(preview) }
    var assignment = ColumnAssignment(layout, path: preview.name)
    for (index, name) in layout.names.enumerated() {
      guard let meaning = chinese.first(where: { name.hasPrefix($0.key) })?.value else { continue }
      var english = ColumnMeaning(name: name.replacing(meaning.word, with: meaning.english))
      english.sensor = ""
      assignment.meanings[index] = english
    }
    assignment.accelerationUnit = .g
    assignment.angularRateUnit = .degreesPerSecond
    assignment.restSign = .upPositive
    var plan = try assignment.plan(format: name)
    plan.deviceColumns = [
      layout.names.firstIndex {
        $0.lowercased().hasPrefix("devicename") || $0.hasPrefix("设备名称")
      }
    ].compactMap { $0 }
    return plan
  }

  /// The Chinese names and what the English software calls them.
  private static let chinese: [String: (word: String, english: String)] = [
    "时间": ("时间", "time"), "加速度": ("加速度", "Acc"), "角速度": ("角速度", "Gyro"),
    "角度": ("角度", "Angle"), "磁场": ("磁场", "Mag"),
  ]

  private static func headerLine(_ preview: FilePreview) -> Int? {
    preview.wordLineIndex { line in
      let names = line.split(whereSeparator: { ",\t;".contains($0) }).map { $0.lowercased() }
      let hasDevice = names.contains { $0.contains("devicename") || $0.contains("设备名称") }
      return hasDevice && names.contains { $0.contains("accx") || $0.contains("加速度x") }
    }
  }
}
