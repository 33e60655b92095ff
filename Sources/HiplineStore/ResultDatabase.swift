import Foundation
import GRDB

/// Result tables in one SQLite file, under the same names as in the CSV files, with the views ``ResultViews``.
///
/// A file is written by a ``Writer`` and then only read; any number of programs may read it, also while a new one takes
/// its place.
public enum ResultDatabase {
  /// The version of the tables and views, kept in `PRAGMA user_version`.
  ///
  /// 1: Hipline 0.1.0. 2: every column since, the views, and an index for them.
  static let schemaVersion = 2

  /// Brings a database of any released version up to this one, in place, so that today's queries work on it.
  ///
  /// What an older version did not measure is NULL. A database of this version is left as it is.
  ///
  /// - Throws: ``NewerSchema`` for a database of a later version, which is left as it is; `DatabaseError` where the file is
  ///   no database or cannot be written.
  public static func migrate(at path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: path])
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard found <= schemaVersion else { throw NewerSchema(path: path, version: found) }
    try ResultSchema.migrator.migrate(queue)
    try queue.close()
  }

  /// A database that a later version of Hipline wrote.
  public struct NewerSchema: Error, Sendable, Hashable, CustomStringConvertible {
    /// The database's file.
    public var path: String
    /// The version that it has.
    public var version: Int

    public var description: String {
      "\(path): the database has schema version \(version), and this Hipline knows "
        + "\(ResultDatabase.schemaVersion): update Hipline"
    }
  }
}
