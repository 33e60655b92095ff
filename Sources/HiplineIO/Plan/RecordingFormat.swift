package import HiplineCore

/// A kind of file that recorders write.
///
/// A format says whether a file is its own and what the file's columns mean; reading numbers, time and units
/// is the same for all. Its laws:
///
///     // A file that a format recognises is planned, or refused with a reason; neither needs more than the preview.
///     if F.recognises(preview) { _ = try F.plan(preview) }
///     // The name is unique and stays.
///     Set(RecordingFormats.all.map { $0.name }).count == RecordingFormats.all.count
package protocol RecordingFormat: Sendable {
  /// The name in reports, such as `axivity`.
  static var name: String { get }

  /// Whether the file is of this format, by its name and its first lines.
  static func recognises(_ preview: FilePreview) -> Bool

  /// What the file's columns mean.
  ///
  /// - Throws: The reason why there is no acceleration or no time in them.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan

  /// The small files beside a recording that tell more of it, by their paths from the recording's folder.
  static var notes: [String] { get }

  /// The recording with what one of the ``notes`` beside it tells; unchanged where that is nothing.
  static func noted(_ recording: Recording, by note: [UInt8], named name: String) -> Recording

  /// What to give instead of a file whose acceleration holds no gravity, in the app's own words; nil for the general hint.
  static var hintWithoutGravity: String? { get }

  /// The names of files and folders that lie beside recordings and are none, where the format knows such.
  static var companions: Set<String> { get }
}

extension RecordingFormat {
  package static var notes: [String] { [] }
  package static func noted(
    _ recording: Recording, by note: [UInt8], named name: String
  ) -> Recording { recording }
  package static var hintWithoutGravity: String? { nil }
  package static var companions: Set<String> { [] }
}

/// A format as an entry of a list: a value, because not every compiler takes a list of types.
package struct ListedFormat: Sendable {
  /// See ``RecordingFormat`` for each.
  package let name: String
  package let notes: [String]
  let hintWithoutGravity: String?
  let companions: Set<String>
  let recognises: @Sendable (FilePreview) -> Bool
  let plan: @Sendable (FilePreview) throws(InputFailure) -> ReadingPlan
  private let noted: @Sendable (Recording, [UInt8], String) -> Recording

  init<Listed: RecordingFormat>(_ format: Listed.Type) {
    name = Listed.name
    notes = Listed.notes
    hintWithoutGravity = Listed.hintWithoutGravity
    companions = Listed.companions
    recognises = { Listed.recognises($0) }
    plan = { preview throws(InputFailure) in try Listed.plan(preview) }
    noted = { Listed.noted($0, by: $1, named: $2) }
  }

  /// The recording with what one of the ``notes`` beside it tells; unchanged where that is nothing.
  package func noted(_ recording: Recording, by note: [UInt8], named name: String) -> Recording {
    noted(recording, note, name)
  }
}
