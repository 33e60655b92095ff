package import HiplineCore

/// Takes sessions out of a folder of results: their files, their rows and their pages.
package struct SessionRemoval {
  private let folder: OutputFolder
  private let run: RunRecord
  private let records: [WorkRecord]

  /// - Parameter names: Of sessions, as the tables have them; a recording of hours goes with all its bouts.
  /// - Throws: `not-a-result` for a folder whose run is not through, and for a name that no session of it has.
  package init(of names: [String], in folder: OutputFolder) throws(InputFailure) {
    self.folder = folder
    run = try RunRecord(in: folder.kept.root)
    let known = folder.earlier.records.values
    for name in names {
      guard known.contains(where: { $0.session == name }) else {
        throw InputFailure(
          .notAResult, path: folder.path, "it holds no session of a name that is to be removed",
          hint:
            "name sessions as in sessions.csv; the bouts of a long recording go with it, by its own name"
        )
      }
    }
    let wanted = Set(names)
    records = known.filter { wanted.contains($0.session) }.sorted { $0.position < $1.position }
  }

  /// What goes. A file that was changed since Hipline wrote it stays.
  package var files: [String] {
    records.flatMap { record in
      record.results.flatMap { files in
        folder.kept.files(of: files).map { $0.folder.path(of: $0.name) }
      } + [folder.kept.work.path(of: record.fileName)]
    }
  }

  /// Writes the tables without the sessions, and removes their files.
  package func carryOut() throws(OutputFailure) {
    let tables = try ResultTables(in: folder)
    try tables.append(run.notFound)
    tables.leaveOut(Set(records.map(\.session)))
    try tables.finish(
      configuration: run.configuration, shard: run.shard.flatMap(Shard.init), timings: run.timings)
  }
}
