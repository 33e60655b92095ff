import Foundation
import GRDB
package import HiplineAnalysis

extension ResultDatabase {
  /// A database that is being written, portion by portion.
  ///
  /// The rows are gathered in a scratch file, `.rows`. ``finish()`` copies them table by table into a second one, `.part`, and
  /// renames that to the place. The bytes therefore depend on the rows and their order in each table, not on the
  /// portions; and whoever reads sees the database before or the one after, never half of one.
  package final class Writer: Sendable {
    private let place: String
    private let queue: DatabaseQueue

    private let rows: String
    private let part: String
    private let study: StudyColumns

    /// - Parameters:
    ///   - path: Where the database will be once it is whole.
    ///   - scratch: A folder on the same disk for what is not; nil for that of `path`.
    ///   - study: Columns behind those of every table but the dictionary.
    /// - Throws: Where the folder takes no file.
    package init(
      at path: String, scratch: String? = nil, study: StudyColumns = StudyColumns([])
    ) throws {
      self.study = study
      let beside = scratch.map { $0 + "/" + URL(filePath: path).lastPathComponent } ?? path
      place = path
      rows = beside + ".rows"
      part = beside + ".part"
      for leftover in [rows, part] { try? FileManager.default.removeItem(atPath: leftover) }
      var configuration = Configuration()
      // The gathered rows are thrown away whatever happens, so they need no way back.
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      queue = try DatabaseQueue(path: rows, configuration: configuration)
      try ResultSchema.migrator.migrate(queue)
      try queue.write { try ResultSchema.add(study, to: $0) }
    }

    deinit {
      try? queue.close()
      try? FileManager.default.removeItem(atPath: rows)
      try? FileManager.default.removeItem(atPath: part)
    }

    /// Adds rows behind those of the same table that were added before.
    ///
    /// - Precondition: the table is one of ``ResultSchema/tables``, and not the dictionary, which is there from the beginning.
    /// - Throws: `DatabaseError`, as on a full disk.
    package func append(_ table: ResultTable) throws {
      precondition(
        ResultSchema.tables.contains {
          $0.name != ResultSchema.dictionary && $0.name == table.name
            && $0.columns + study.columns == table.columns
        },
        "a table of the schema expected, got \(table.name)")
      try queue.write { try ResultSchema.insert(table, into: $0) }
    }

    /// Puts the database into its place.
    ///
    /// - Throws: Where the disk is full or the place cannot be taken; what was there before is then as it was.
    package func finish() throws {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try queue.vacuum(into: part)
      try queue.close()
      // A journal belongs to the file that it stands beside, and would be played back into the next.
      for journal in ["-journal", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: place + journal)
      }
      guard rename(part, place) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      try? FileManager.default.removeItem(atPath: rows)
    }
  }
}
