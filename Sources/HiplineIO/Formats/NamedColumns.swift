import HiplineCore

/// Any table whose header names its columns; the format of all files that no other format claims.
enum NamedColumns: RecordingFormat {
  static let name = "named-columns"

  static func recognises(_ preview: FilePreview) -> Bool { true }

  /// - Throws: `unknown-columns`, `not-a-recording`, `no-acceleration` or `no-time-base`.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    let layout = try header(preview)
    var assignment = ColumnAssignment(layout, path: preview.name)
    assignment.bareQuantity = bareQuantity(preview)
    return try assignment.plan(format: name)
  }

  /// - Throws: `not-a-recording` or `unknown-columns` for a file without a line that names columns, `empty`
  ///   for one without a row below it.
  static func header(_ preview: FilePreview) throws(InputFailure) -> TableLayout {
    guard !preview.cutsFirstLine || preview.namedTable?.holdsMotion == true else {
      throw InputFailure(
        .unknownColumns, path: preview.name,
        "the first line does not end within \(FilePreview.extent) of the file: no recording has so many columns",
        hint: "write a table with one row a sample, and the columns of one person's sensors",
        line: 1)
    }
    if let failure = NotARecording.sectionFailure(preview) { throw failure }
    if let layout = preview.namedTable {
      guard layout.sample.isEmpty, layout.holdsMotion else { return layout }
      guard preview.isWhole else {
        throw InputFailure(
          .unknownColumns, path: preview.name,
          "no row of the table begins within \(FilePreview.extent) of the file",
          hint: "write a table with fewer columns, or nothing before it", line: layout.line)
      }
      throw InputFailure(
        .empty, path: preview.name, "the table has no row below line \(layout.line)",
        hint: "record again or export the recording again", line: layout.line)
    }
    let unnamed = TableLayout.unnamed(in: preview)
    if let unnamed, let failure = NotARecording.failure(layout: unnamed, path: preview.name) {
      throw failure
    }
    let isSearched = preview.isWhole && preview.lines.count <= FilePreview.maximumPreambleLines
    throw InputFailure(
      .unknownColumns, path: preview.name,
      isSearched
        ? "no line names the columns"
        : "none of the first \(preview.lines.prefix(FilePreview.maximumPreambleLines).count) lines names the columns",
      hint: "add a first line such as `time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2`", line: 1)
  }

  /// What columns named by their axis alone hold, by the name of the file.
  static func bareQuantity(_ preview: FilePreview) -> ColumnMeaning.Quantity {
    if preview.holdsGravityAlone { return .acceleration }
    let fileName = preview.fileName
    if fileName.contains("gyr") { return .angularRate }
    if fileName.contains("mag") { return .other("magnetometer") }
    if fileName.contains("linear") || fileName.contains("without") { return .linearAcceleration }
    return .acceleration
  }
}
