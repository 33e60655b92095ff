import Foundation
import GRDB
import HiplineAnalysis
import HiplineTestSupport
import Testing

@testable import HiplineStore

struct ResultDatabaseTests {
  @Test func `rows come back as they went in, and what is missing is NULL`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      let table = rows(
        "reps",
        [
          [
            "session_id": .text("o'neil \"x\""), "rom_deg": .number(2.5), "set": .integer(1),
            "complete": .flag(true),
          ],
          ["session_id": .text("b"), "set": .integer(2), "complete": .flag(false)],
        ])
      try ResultDatabase.create(at: path, tables: [table])
      let queue = try DatabaseQueue(path: path)
      let found = try await queue.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM reps").map {
          (
            $0["session_id"] as String, $0["rom_deg"] as Double?, $0["set"] as Int,
            $0["complete"] as Bool
          )
        }
      }
      #expect(found.count == 2)
      #expect(found[0] == ("o'neil \"x\"", 2.5, 1, true))
      #expect(found[1] == ("b", nil, 2, false))
      let version = try await queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
      #expect(version == ResultDatabase.schemaVersion)
      try queue.close()
    }
  }

  @Test func `tables and columns have the names of the CSV files, and the dictionary has them all`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      try ResultDatabase.create(at: path, tables: [])
      let queue = try DatabaseQueue(path: path)
      try await queue.read { database in
        for table in ResultSchema.tables {
          #expect(try database.columns(in: table.name).map(\.name) == table.columns.map(\.name))
        }
        for view in ResultViews.all {
          #expect(try database.columns(in: view.name).map(\.name) == view.columns.map(\.name))
        }
        let explained = try String.fetchAll(
          database, sql: "SELECT \"table\" || '.' || \"column\" FROM dictionary")
        let expected =
          ResultSchema.tables.filter { $0.name != "dictionary" }.flatMap { table in
            table.columns.map { "\(table.name).\($0.name)" }
          } + ResultViews.all.flatMap { view in view.columns.map { "\(view.name).\($0.name)" } }
        #expect(explained == expected)
      }
      try queue.close()
    }
  }

  @Test func `sessions can be looked up through an index`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      try ResultDatabase.create(at: path, tables: [])
      let queue = try DatabaseQueue(path: path)
      for table in ["reps", "sessions", "findings"] {
        let plan = try await queue.read { database in
          try Row.fetchAll(
            database, sql: "EXPLAIN QUERY PLAN SELECT * FROM \(table) WHERE session_id = 'a'"
          ).map { $0["detail"] as String }
        }
        #expect(plan.allSatisfy { $0.contains("USING INDEX \(table)_session_id") })
      }
      try queue.close()
    }
  }
}
