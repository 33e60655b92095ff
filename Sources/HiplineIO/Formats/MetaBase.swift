import HiplineCore

/// The app MetaBase of MbientLab: one file a sensor with `epoc (ms)`, `elapsed (s)` and `x-axis (g)` or `(deg/s)`.
///
/// The epoch is the only time that the files of one device share: `elapsed` begins anew in each of them.
enum MetaBase: RecordingFormat {
  static let name = "metabase"

  static func recognises(_ preview: FilePreview) -> Bool {
    let header = preview.firstLine.lowercased()
    return header.hasPrefix("epo") && header.contains("elapsed (s)") && header.contains("x-axis (")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.restSign = .upPositive
    for index in assignment.layout.names.indices.dropFirst()
    where assignment.meanings[index].quantity == .time {
      assignment.meanings[index].quantity = .other("time")
    }
    return try assignment.plan(format: name)
  }
}
