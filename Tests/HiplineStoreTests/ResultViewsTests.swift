import Foundation
import GRDB
import HiplineAnalysis
import HiplineTestSupport
import Testing

@testable import HiplineStore

struct ResultViewsTests {
  private func session(
    _ id: String, _ subject: String?, _ side: String, _ startedAt: String?, range: Double,
    score: Double, shakyMax: Int? = nil
  ) -> [String: ResultTable.Cell] {
    [
      "session_id": .text(id), "subject": .init(subject), "exercise": .text("clamshell"),
      "side": .text(side), "started_at": .init(startedAt), "rom_median_deg": .number(range),
      "score_mean": .number(score), "shaky_max_repetition": .init(shakyMax),
      "repetitions": .integer(3),
    ]
  }

  private func rep(
    _ session: String, tremor: Double?, complete: Bool = true
  ) -> [String: ResultTable.Cell] {
    [
      "session_id": .text(session), "complete": .flag(complete),
      "tremor_detected": .flag(tremor != nil), "tremor_rms_m_s2": .init(tremor),
    ]
  }

  private func read(
    _ sessions: [[String: ResultTable.Cell]], _ reps: [[String: ResultTable.Cell]] = [],
    _ sql: String
  ) async throws -> [[String: DatabaseValue]] {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "r.sqlite").path
      try ResultDatabase.create(at: path, tables: [rows("sessions", sessions), rows("reps", reps)])
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try await queue.read { database in
        try Row.fetchAll(database, sql: sql).map { row in
          Dictionary(uniqueKeysWithValues: row.map { ($0.0, $0.1) })
        }
      }
    }
  }

  @Test func `sessions are numbered in time for each person, exercise and side`() async throws {
    let found = try await read(
      [
        session("c", "a", "left", "2026-03-09T08:00:00", range: 20, score: 80),
        // 08:00 in Berlin is 07:00 in London: time counts, not its text.
        session("b", "a", "left", "2026-03-02T08:00:00+01:00", range: 20, score: 70),
        session("d", "a", "left", "2026-03-02T07:30:00Z", range: 20, score: 75),
        session("e", "a", "right", "2026-03-05", range: 20, score: 60),
        session("f", "b", "left", "2026-03-01", range: 20, score: 50),
        session("g", "a", "left", nil, range: 20, score: 50),
      ], [], "SELECT session_id, session_number FROM progress ORDER BY session_id")
    let numbers = Dictionary(
      uniqueKeysWithValues: found.map {
        (
          String.fromDatabaseValue($0["session_id"] ?? .null) ?? "",
          Int.fromDatabaseValue($0["session_number"] ?? .null)
        )
      })
    #expect(numbers == ["b": 1, "d": 2, "c": 3, "e": 1, "f": 1, "g": nil])
  }

  @Test func `the tremor is that of the complete repetitions that had one`() async throws {
    let found = try await read(
      [
        session("a", "x", "left", nil, range: 20, score: 80, shakyMax: 2),
        session("b", "x", "left", nil, range: 20, score: 80),
      ],
      [
        rep("a", tremor: 0.2), rep("a", tremor: 0.4), rep("a", tremor: nil),
        rep("a", tremor: 9, complete: false), rep("b", tremor: nil),
      ], "SELECT * FROM progress ORDER BY session_id")
    #expect(found[0]["tremor_repetitions"] == 2.databaseValue)
    let mean = Double.fromDatabaseValue(found[0]["tremor_rms_m_s2"] ?? .null) ?? .nan
    #expect(abs(mean - 0.3) < 1e-12)
    #expect(found[0]["shaky_max_repetition"] == 2.databaseValue)
    #expect(found[1]["tremor_repetitions"] == 0.databaseValue)
    #expect(found[1]["tremor_rms_m_s2"] == .null)
  }

  @Test func `sides are compared within a person and a day`() async throws {
    let found = try await read(
      [
        session("a", "x", "left", "2026-03-02T09:00", range: 24, score: 80),
        session("b", "x", "left", "2026-03-02T19:00", range: 20, score: 70),
        session("c", "x", "right", "2026-03-02T09:30", range: 18, score: 60),
        session("d", "x", "right", "2026-03-03T09:30", range: 18, score: 60),
        session("e", "y", "left", "2026-03-03T09:30", range: 18, score: 60),
      ], [], "SELECT * FROM asymmetry")
    #expect(found.count == 1)
    let row = try #require(found.first)
    #expect(row["day"] == "2026-03-02".databaseValue)
    #expect(row["left_sessions"] == 2.databaseValue)
    #expect(row["left_rom_deg"] == 22.0.databaseValue)
    #expect(row["right_rom_deg"] == 18.0.databaseValue)
    #expect(row["left_score"] == 75.0.databaseValue)
    // (22 − 18) / 20.
    #expect(row["rom_asymmetry"] == 0.2.databaseValue)
    #expect(row["tremor_asymmetry"] == .null)
  }

  @Test func `sessions of nobody or of no day are not compared`() async throws {
    let found = try await read(
      [
        session("a", nil, "left", "2026-03-02T09:00", range: 24, score: 80),
        session("b", nil, "right", "2026-03-02T09:00", range: 20, score: 70),
        session("c", "x", "left", nil, range: 24, score: 80),
        session("d", "x", "right", nil, range: 24, score: 80),
        session("e", "x", "left", "yesterday", range: 24, score: 80),
        session("f", "x", "right", "yesterday", range: 24, score: 80),
      ], [], "SELECT * FROM asymmetry")
    #expect(found.isEmpty)
  }
}
