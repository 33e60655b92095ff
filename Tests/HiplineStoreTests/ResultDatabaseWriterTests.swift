import Foundation
import GRDB
import HiplineTestSupport
import Testing

@testable import HiplineStore

struct ResultDatabaseWriterTests {
  @Test(arguments: [1, 7, 40]) func `the portions leave no trace in the bytes`(portion: Int)
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let whole = folder.appending(path: "whole.sqlite")
      let all = manySessions(from: 0, count: 400)
      try ResultDatabase.create(at: whole.path, tables: [all.sessions, all.reps])

      let split = folder.appending(path: "split.sqlite")
      let writer = try ResultDatabase.Writer(at: split.path)
      for first in stride(from: 0, to: 400, by: portion) {
        let some = manySessions(from: first, count: min(portion, 400 - first))
        try writer.append(some.reps)
        try writer.append(some.sessions)
      }
      try writer.finish()
      #expect(try Data(contentsOf: whole) == Data(contentsOf: split))
    }
  }

  @Test func `only the finished database is left`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      // What a killed run may have left.
      try Data("half".utf8).write(to: folder.appending(path: "r.sqlite.rows"))
      try Data("half".utf8).write(to: folder.appending(path: "r.sqlite.part"))
      try Data("old".utf8).write(to: folder.appending(path: "r.sqlite-journal"))
      try ResultDatabase.create(at: path, tables: [manySessions(from: 0, count: 3).reps])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.sqlite"])
    }
  }

  @Test func `a run that stops leaves the database before it`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      try ResultDatabase.create(at: path, tables: [manySessions(from: 0, count: 3).reps])
      let before = try Data(contentsOf: folder.appending(path: "r.sqlite"))
      do {
        let writer = try ResultDatabase.Writer(at: path)
        try writer.append(manySessions(from: 3, count: 100).reps)
      }
      #expect(try Data(contentsOf: folder.appending(path: "r.sqlite")) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.sqlite"])
    }
  }

  @Test func `a folder that is not there is an error`() {
    #expect(throws: (any Error).self) {
      _ = try ResultDatabase.Writer(at: "/nowhere/at/all/r.sqlite")
    }
  }

  @Test func `readers see one whole database or the other while it is replaced`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      func write(_ count: Int) throws {
        let all = manySessions(from: 0, count: count)
        try ResultDatabase.create(at: path, tables: [all.reps, all.sessions])
      }
      try write(10)
      // One that stays open keeps the database it opened.
      let early = try DatabaseQueue(path: path)
      let first = try await early.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reps") }
      #expect(first == 30)
      let seen = try await withThrowingTaskGroup(of: [Int].self) { group in
        for _ in 0..<3 {
          group.addTask {
            try (0..<20).map { _ in
              var configuration = Configuration()
              configuration.readonly = true
              let queue = try DatabaseQueue(path: path, configuration: configuration)
              defer { try? queue.close() }
              return try queue.read { database in
                #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
                let reps = try Int.fetchOne(database, sql: "SELECT count(*) FROM reps") ?? 0
                let sessions = try Int.fetchOne(database, sql: "SELECT count(*) FROM sessions") ?? 0
                #expect(reps == 3 * sessions)
                return sessions
              }
            }
          }
        }
        for round in 1...10 { try write(10 * (round % 3 + 1)) }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(seen.count == 60)
      #expect(seen.allSatisfy { [10, 20, 30].contains($0) })
      let still = try await early.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reps") }
      #expect(still == 30)
      try early.close()
    }
  }
}
