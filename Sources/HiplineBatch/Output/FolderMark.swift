import HiplineCore
import HiplineReport

/// What Hipline writes into a folder before anything else: that all in it is its own, and may be replaced by it.
struct FolderMark: Equatable {
  static let name = PlainName(made: OwnFolders.folderMark)
  /// Its name until it is whole.
  static let unfinished: PlainName = ".hipline.unfinished"
  static let schema = OwnFolders.folderSchema
  /// What `convert` leaves in a folder that is through, for searches to pass it over.
  static let conversion = PlainName(made: OwnFolders.conversionMark)

  /// What is kept in the folder.
  enum Content: String {
    /// What `analyze` and `merge` leave.
    case results
    /// What `convert` and `simulate` write, as long as they do.
    case recordings
  }

  var content: Content
  /// The part of a run that is kept in it, as in `2/8`; nil for a whole one.
  var shard: String?

  private var text: String {
    JSONValue.object([
      "schema": .text(Self.schema), "holds": .text(content.rawValue), "shard": JSONValue(shard),
    ]).encoded(onOneLine: true) + "\n"
  }

  /// Marks a folder that has no mark yet.
  func put(in folder: OpenFolder) throws(OutputFailure) {
    folder.remove(Self.unfinished)
    let file = try UnfinishedFile(
      in: folder, named: Self.unfinished, toBecome: folder.path(of: Self.name))
    try file.append(text)
    try file.finish(as: Self.name, in: folder)
  }

  /// Whether a folder has nothing in it, but a part of a mark that a kill left.
  static func isFree(_ folder: OpenFolder) -> Bool {
    let names = folder.names
    if names.isEmpty { return true }
    guard names == [unfinished], let part = folder.bytes(unfinished) else { return false }
    let start = Array(#"{"holds":"#.utf8)
    return start.starts(with: part) || part.starts(with: start)
  }

  /// The mark of a folder; nil where there is none.
  init?(of folder: OpenFolder) {
    guard let bytes = folder.bytes(Self.name), let value = JSONValue(bytes),
      let fields = try? JSONFields(value, path: folder.path),
      (try? fields.text("schema")) == Self.schema,
      let content = (try? fields.text("holds")).flatMap(Content.init)
    else { return nil }
    self.content = content
    shard = try? fields.optionalText("shard")
  }

  init(_ content: Content, shard: String? = nil) {
    self.content = content
    self.shard = shard
  }
}
