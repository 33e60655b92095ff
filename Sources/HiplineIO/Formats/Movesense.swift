import HiplineCore

/// Movesense Showcase: `Timestamp (ms),X: (m/s^2),Y: (m/s^2),Z: (m/s^2)`, a comma and a blank at the end of every row.
///
/// The acceleration holds gravity although the device calls it linear, and so may the file's name. In locales with a
/// decimal comma the app separates fields by commas too; such a file cannot be told apart and is refused.
enum Movesense: RecordingFormat {
  static let name = "movesense"

  static func recognises(_ preview: FilePreview) -> Bool {
    preview.firstLine.hasPrefix("Timestamp (") && preview.firstLine.contains("X: (")
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.bareQuantity = .acceleration
    assignment.restSign = .upPositive
    return try assignment.plan(format: name)
  }
}
