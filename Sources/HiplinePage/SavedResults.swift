import HiplineCore
import HiplineIO
import HiplineReport

/// Results that were saved before, dropped along for a person's history.
enum SavedResults {
  /// A year of daily sessions is some 20 MB; a page has the memory for reading that.
  static let mostBytes = 64 << 20

  /// Whether a file is one by its name; no recording that Hipline reads is called so.
  static func isNamed(_ path: String) -> Bool {
    let name = FileName.name(of: path).lowercased()
    return name.hasSuffix(".json") || name.hasSuffix(".jsonl")
  }

  /// The sessions; what could not be analysed then is not told again.
  ///
  /// - Throws: `unreadable`; `not-a-result` with the place in the document.
  static func sessions(at path: String) throws(InputFailure) -> [SessionDocument] {
    let bytes = try FileBytes.read(path: path, limit: mostBytes)
    return try ReportReader.content(of: bytes, path: path).sessions.map { SessionDocument($0) }
  }
}
