import HiplineAnalysis
import HiplineIO
import HiplineReport

/// What Hipline itself wrote into folders that are searched: no recordings, or recordings that are there already.
///
/// A folder that only looks like one, as it has a `run.json` of somebody else, is searched as any other.
enum OwnFolders {
  /// What says that Hipline writes to a folder, or keeps results in it: its name, and what it says of itself.
  static let folderMark = ".hipline"
  static let folderSchema = "hipline.folder/1"
  /// What says that a folder is one of `convert`.
  static let conversionMark = ".hipline-conversion"
  /// What an older folder of results has.
  private static let runRecord = "run.json"

  private static let resultNames = Set(
    ["sessions", "traces", "reports", "work"]
      + [
        ResultTable.repetitions([]), .sessions([]), .findings([]), .failures([]), .dictionary(),
      ].map { $0.name + ".csv" })

  /// The names in a folder that are passed over where it is searched: those of a run's results; none in a folder without them.
  static func names(in folder: String, of tree: any FileStore) -> Set<String> {
    let record = ownFields(FileName.path(of: runRecord, in: folder), of: tree)
    let isRun =
      record.map { fields in
        ["inputs", "sessions", "failures"].allSatisfy { fields.value($0) != nil }
      } ?? false
    return isRun ? resultNames : []
  }

  /// Whether all in a folder was written by Hipline.
  static func isOwn(_ folder: String, of tree: any FileStore) -> Bool {
    fields(FileName.path(of: folderMark, in: folder), of: tree)?.value("schema")
      == .text(folderSchema)
      || ownFields(FileName.path(of: conversionMark, in: folder), of: tree)?.value("target") != nil
  }

  static func mark(target: String) -> String {
    JSONValue.object(["tool": ToolIdentity.json, "target": .text(target)])
      .encoded(onOneLine: false) + "\n"
  }

  /// The fields of a document that Hipline wrote; nil for anything else.
  private static func ownFields(_ path: String, of tree: any FileStore) -> JSONFields? {
    guard let fields = fields(path, of: tree), case .object(let tool)? = fields.value("tool"),
      tool["name"] == ToolIdentity.name
    else { return nil }
    return fields
  }

  private static func fields(_ path: String, of tree: any FileStore) -> JSONFields? {
    guard tree.kind(at: path) == .file, let bytes = try? FileBytes.table(at: path, in: tree),
      let value = JSONValue(bytes)
    else { return nil }
    return try? JSONFields(value, path: path)
  }
}
