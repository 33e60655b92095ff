public import HiplineCore

/// A kind of file that recorders write.
///
/// A format says whether a file is its own and what the file's columns mean; reading numbers, time and units
/// is the same for all. Its laws:
///
///     // A file that a format recognises is planned, or refused with a reason; neither needs more than the preview.
///     if F.recognises(preview) { _ = try F.plan(preview) }
///     // The name is unique and stays.
///     Set(RecordingFormats.all.map { $0.name }).count == RecordingFormats.all.count
public protocol RecordingFormat: Sendable {
  /// The name in reports, such as `axivity`.
  static var name: String { get }

  /// Whether the file is of this format, by its name and its first lines.
  static func recognises(_ preview: FilePreview) -> Bool

  /// What the file's columns mean.
  ///
  /// - Throws: The reason why there is no acceleration or no time in them.
  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan
}
