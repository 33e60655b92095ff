import HiplineReport

/// Which files of a folder of results Hipline wrote, and may therefore write over.
enum OwnFiles {
  /// Looks at what tells of all sessions.
  ///
  /// - Throws: `OutputFailure` where one of these names belongs to something else, or to a file that somebody changed since.
  static func check(_ root: OpenFolder) throws(OutputFailure) {
    let run = try? RunRecord(in: root)
    // A run that was killed has written files that no record tells of yet; these are known by what they are.
    let isKilled = root.holds(KeptWork.unfinished)
    for name in RunRecord.fileNames + [ResultTables.reportName, RunRecord.name]
    where root.holds(name) {
      let start = root.start(name, bytes: startBytes)
      let isKnown =
        switch name {
        case RunRecord.name: run != nil
        // A page that a disk damaged is made anew.
        case ResultTables.reportName: start.map(Page.isOwn) == true
        default: run?.files[name.text] == root.hash(name)
        }
      guard isKnown || start == [] || isKilled && isOwn(name, start) else {
        throw foreign(root.path(of: name))
      }
    }
  }

  /// Looks at what tells of one session.
  static func check(
    _ name: SessionFileName, in folder: OutputFolder
  ) throws(OutputFailure) {
    guard !folder.earlier.names.contains(name) else { return }
    let (kept, json, html) = (folder.kept, name.file(".json"), name.file(".html"))
    func check(
      _ name: PlainName, _ folder: OpenFolder, _ isOwn: ([UInt8]) -> Bool
    ) throws(OutputFailure) {
      guard !folder.holds(name) || folder.bytes(name).map({ $0.isEmpty || isOwn($0) }) == true
      else {
        throw foreign(folder.path(of: name))
      }
    }
    // A run that was killed has written sessions that no record tells of yet.
    try check(json, kept.sessions) { bytes in
      (try? ReportReader.content(of: bytes, path: ""))?.sessions.count == 1
    }
    try check(json, kept.traces) { bytes in TracesDocument(bytes) != nil }
    try check(html, kept.reports) { bytes in Page.isOwn(bytes) }
  }

  /// Looks at a page that is to be written over.
  static func checkPage(_ name: PlainName, in folder: OpenFolder) throws(OutputFailure) {
    guard !folder.holds(name) || isPage(name, in: folder) || folder.start(name, bytes: 1) == []
    else { throw foreign(folder.path(of: name)) }
  }

  /// Whether a file is a page that Hipline made.
  static func isPage(_ name: PlainName, in folder: OpenFolder) -> Bool {
    folder.start(name, bytes: startBytes).map(Page.isOwn) == true
  }

  /// So many bytes tell what a file is: more than the head of a table or of a page.
  private static let startBytes = 1 << 14

  private static func isOwn(_ name: PlainName, _ start: [UInt8]?) -> Bool {
    guard let start else { return false }
    switch name {
    case ResultTables.databaseName: return start.starts(with: Array("SQLite format 3\0".utf8))
    default:
      return ResultTables.emptyTables.contains { table in
        ResultTables.fileName(of: table) == name
          && start.starts(with: CSVRenderer.csv(table).utf8.dropLast())
      }
    }
  }

  private static func foreign(_ path: String) -> OutputFailure {
    OutputFailure(
      path: path, reason: "Hipline did not write what is there, or it was changed since",
      hint: "move it away, or name another folder")
  }
}
