import HiplineAnalysis

@testable import HiplineStore

/// Rows of a result table by the names of its columns; what is not named is NULL.
func rows(_ name: String, _ cells: [[String: ResultTable.Cell]]) -> ResultTable {
  guard var table = ResultSchema.tables.first(where: { $0.name == name }) else {
    preconditionFailure("there is no table \(name)")
  }
  table.rows = cells.map { row in table.columns.map { row[$0.name] ?? .null } }
  return table
}

/// `count` sessions of three repetitions each, from a number on.
func manySessions(from first: Int, count: Int) -> (sessions: ResultTable, reps: ResultTable) {
  let numbers = first..<(first + count)
  return (
    rows(
      "sessions",
      numbers.map {
        [
          "session_id": .text("s\($0)"), "repetitions": .integer(3),
          "score_mean": .number(Double($0)),
        ]
      }),
    rows(
      "reps",
      numbers.flatMap { number in
        (1...3).map {
          [
            "session_id": .text("s\(number)"), "repetition": .integer($0),
            "rom_deg": .number(Double(number) / 7 + Double($0)), "complete": .flag(true),
            "cues": .text(String(repeating: "c", count: number % 50)),
          ]
        }
      })
  )
}
