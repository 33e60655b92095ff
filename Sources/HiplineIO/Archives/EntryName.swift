/// The name of a file inside an archive.
enum EntryName {
  /// What can be wrong with a name.
  enum Problem: Error {
    case empty
    case absolute
    case leavesArchive
    case controlCharacters
    case tooLong
    case tooDeep
  }

  /// The name as a path relative to the archive, with `/` between its parts.
  ///
  /// Nothing is ever written to such a path, but it is shown, and others may join it to a folder's.
  static func sanitised(_ name: String) throws(Problem) -> String {
    guard name.utf8.count <= RecordingArchive.longestPathBytes else { throw .tooLong }
    // Programs on Windows write their own separators.
    let parts = name.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }.map { String(Substring($0)) }
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .controlCharacters
    }
    guard parts.first != "", !isDrive(parts.first ?? "") else { throw .absolute }
    guard !parts.contains("..") else { throw .leavesArchive }
    let names = parts.filter { !$0.isEmpty && $0 != "." }
    guard !names.isEmpty else { throw .empty }
    guard names.count <= RecordingArchive.deepestFolder + 1 else { throw .tooDeep }
    return names.joined(separator: "/")
  }

  private static func isDrive(_ part: String) -> Bool {
    part.utf8.count >= 2 && part.utf8.dropFirst().first == Ascii.colon
      && part.first?.isLetter == true
  }

  /// Whether the file is what a system or a program put there for itself, as `__MACOSX/._a.csv`.
  static func isHidden(_ path: String) -> Bool {
    FileName.parts(of: path).contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  private static let packedEndings = [
    "zip", "7z", "rar", "tar", "tgz", "gz", "zst", "bz2", "xz", "lzma",
  ]

  /// Whether the file is packed itself.
  static func isArchive(_ path: String) -> Bool {
    let name = path.lowercased()
    return packedEndings.contains { name.hasSuffix("." + $0) }
  }
}
