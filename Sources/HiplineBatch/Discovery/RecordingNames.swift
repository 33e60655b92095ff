import HiplineIO

/// Which names are taken for recordings where a folder is searched.
enum RecordingNames {
  static let endings = [".csv", ".txt", ".tsv", ".csv.gz", ".csv.zst"]
  private static let archiveEnding = ".zip"

  /// Whether a file or folder of the name is passed over.
  static func arePassedOver(_ name: String) -> Bool {
    name.hasPrefix(".") || RecordingFormats.companions.contains(name)
  }

  static func isRecording(_ name: String) -> Bool {
    endings.contains { name.lowercased().hasSuffix($0) }
  }

  static func isArchive(_ name: String) -> Bool { name.lowercased().hasSuffix(archiveEnding) }

  /// The name without the ending of a recording: `a.csv.gz` is `a`.
  static func withoutEnding(_ name: String) -> String {
    let ending = endings.filter { name.lowercased().hasSuffix($0) }.max { $0.count < $1.count }
    return String(name.dropLast(ending?.count ?? 0))
  }

  /// The name without the ending of an archive, which is a folder as good as any.
  static func withoutArchiveEnding(_ name: String) -> String {
    isArchive(name) ? String(name.dropLast(archiveEnding.count)) : name
  }
}
