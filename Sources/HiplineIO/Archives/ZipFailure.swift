import HiplineCore

/// Why an archive, or a file in it, is not read.
enum ZipFailure {
  static let expansionReason =
    "it unpacks to more than \(RecordingArchive.largestExpansion) times its size"

  static func damaged(_ path: String, _ problem: String) -> InputFailure {
    InputFailure(
      .archiveDamaged, path: path, "the archive is damaged: \(problem)",
      hint: "copy or export the archive again, or unpack it yourself")
  }

  static func refused(_ path: String, _ reason: String) -> InputFailure {
    InputFailure(
      .archiveRefused, path: path, "the archive is refused: \(reason)",
      hint: "unpack it yourself if you trust it, and give the files inside")
  }
}
