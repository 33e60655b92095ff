import Foundation
import GRDB
import HiplineAnalysis
import HiplineStore
import HiplineTestSupport
import Testing

struct ResultDatabaseTests {
  private let table = ResultTable(
    name: "reps",
    columns: [
      .init("session_id", .text, "m"), .init("rom_deg", .number, unit: "deg", "m"),
      .init("set", .integer, "m"), .init("complete", .flag, "m"),
    ],
    rows: [
      [.text("o'neil \"x\""), .number(2.5), .integer(1), .flag(true)],
      [.text("b"), .null, .integer(2), .flag(false)],
    ])

  @Test func `rows come back as they went in, and what is missing is NULL`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      try ResultDatabase.create(at: path, tables: [table])
      let queue = try DatabaseQueue(path: path)
      let rows = try await queue.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM reps").map {
          (
            $0["session_id"] as String, $0["rom_deg"] as Double?, $0["set"] as Int,
            $0["complete"] as Bool
          )
        }
      }
      #expect(rows.count == 2)
      #expect(rows[0] == ("o'neil \"x\"", 2.5, 1, true))
      #expect(rows[1] == ("b", nil, 2, false))
      let version = try await queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
      #expect(version == ResultDatabase.schemaVersion)
      try queue.close()
    }
  }

  @Test func `sessions can be looked up through an index`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      try ResultDatabase.create(at: path, tables: [table])
      let queue = try DatabaseQueue(path: path)
      let indexes = try await queue.read { try $0.indexes(on: "reps").map(\.columns) }
      #expect(indexes.contains(["session_id"]))
      try queue.close()
    }
  }
}
