import Foundation
import GRDB
import HiplineTestSupport
import Testing

@testable import HiplineStore

struct ResultDatabaseMigrationTests {
  /// The schema of every released version, as `CHANGELOG.md` lists them.
  static let released = ["0.1.0"]

  private func database(ofRelease release: String, in folder: URL) throws -> String {
    let place = try #require(
      Bundle.module.url(forResource: "Released/\(release)", withExtension: "sql"))
    let path = folder.appending(path: "\(release).sqlite").path
    let queue = try DatabaseQueue(path: path)
    let sql = try String(contentsOf: place, encoding: .utf8)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    return path
  }

  private func schema(_ path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read {
      try String.fetchAll(
        $0, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql")
    }
  }

  private func version(_ path: String) throws -> Int? {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test(arguments: released)
  func `a released database becomes one of today, with the rows it had`(release: String)
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let path = try database(ofRelease: release, in: folder)
      let before = try await DatabaseQueue(path: path).read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM reps").map { row in
          Dictionary(uniqueKeysWithValues: row.map { ($0.0, $0.1) })
        }
      }
      try ResultDatabase.migrate(at: path)

      let fresh = folder.appending(path: "fresh.sqlite").path
      try ResultDatabase.create(at: fresh, tables: [])
      #expect(try schema(path) == schema(fresh))
      #expect(try version(path) == ResultDatabase.schemaVersion)

      let queue = try DatabaseQueue(path: path)
      let after = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM reps") }
      #expect(after.count == before.count)
      for (old, new) in zip(before, after) {
        for (column, value) in old { #expect(new[column] as DatabaseValue == value) }
        #expect((new["rest_return_deg"] as Double?) == nil)
      }
      let counts = try await queue.read { database in
        try ["sessions", "findings", "failures"].map {
          try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)")
        }
      }
      #expect(counts == [3, 1, 1])
      try queue.close()
    }
  }

  @Test(arguments: released)
  func `today's questions are answered from a released database`(release: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = try database(ofRelease: release, in: folder)
      try ResultDatabase.migrate(at: path)
      let queue = try DatabaseQueue(path: path)
      let course = try await queue.read {
        try Row.fetchAll(
          $0, sql: "SELECT * FROM progress WHERE side = 'left' ORDER BY session_number"
        )
        .map { $0["session_id"] as String }
      }
      #expect(course == ["monday-left", "friday-left"])
      let days = try await queue.read {
        try Row.fetchAll($0, sql: "SELECT * FROM asymmetry").map { $0["day"] as String }
      }
      #expect(days == ["2026-03-02"])
      try queue.close()
    }
  }

  @Test func `a second migration changes nothing`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = try database(ofRelease: "0.1.0", in: folder)
      try ResultDatabase.migrate(at: path)
      let once = try Data(contentsOf: URL(filePath: path))
      try ResultDatabase.migrate(at: path)
      #expect(try Data(contentsOf: URL(filePath: path)) == once)
    }
  }

  @Test func `a database of a later version is refused and left as it is`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      let queue = try DatabaseQueue(path: path)
      let later = ResultDatabase.schemaVersion + 1
      try await queue.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA user_version = \(later); CREATE TABLE reps (x)")
      }
      try queue.close()
      let before = try Data(contentsOf: URL(filePath: path))
      let refused = try #require(throws: ResultDatabase.NewerSchema.self) {
        try ResultDatabase.migrate(at: path)
      }
      #expect(refused.version == later)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func `what is no database is an error, and none is made where there is no file`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("no database, but long enough to be looked at", folder, "notes.txt")
      #expect(throws: DatabaseError.self) {
        try ResultDatabase.migrate(at: folder.appending(path: "notes.txt").path)
      }
      let missing = folder.appending(path: "missing.sqlite").path
      #expect(throws: CocoaError.self) { try ResultDatabase.migrate(at: missing) }
      #expect(!FileManager.default.fileExists(atPath: missing))
    }
  }
}
