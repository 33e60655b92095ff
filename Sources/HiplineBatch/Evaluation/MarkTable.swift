import HiplineAnalysis
import HiplineCore
import HiplineIO

/// A table of repetitions that somebody marked by hand.
struct MarkTable {
  let path: String
  let rateHertz: Double?

  func sessions(of bytes: [UInt8]) throws(InputFailure) -> [MarkedSession] {
    guard let table = SmallTable(bytes) else {
      throw InputFailure(
        .empty, path: path, "the table of marks is empty",
        hint: "begin it with a header such as `session,start_s,end_s`")
    }
    let columns = try Columns(table, path: path, rateHertz: rateHertz)
    var sessions: [MarkedSession] = []
    var places: [String: Int] = [:]
    for row in table.rows {
      let start = try number(row, columns.start, of: table)
      let end = try number(row, columns.end, of: table)
      guard start <= end else {
        throw malformed(row, columns.end, of: table, "a mark ends before it starts")
      }
      let id =
        columns.session.flatMap { table.text(row, $0) } ?? MarkedSessions.folderName(of: path)
      let place = places[id] ?? sessions.count
      places[id] = place
      if place == sessions.count { sessions.append(MarkedSession(id: id, repetitions: [])) }
      sessions[place].repetitions.append(
        MarkedRepetition(
          index: sessions[place].repetitions.count + 1,
          startSeconds: columns.seconds(start), endSeconds: columns.seconds(end)))
    }
    return sessions
  }

  /// The names of the columns that tell.
  private struct Columns {
    var session: String?
    var start: String
    var end: String
    /// nil where the marks are seconds.
    var rateHertz: Double?

    init(_ table: SmallTable, path: String, rateHertz: Double?) throws(InputFailure) {
      session = ["session", "session_id", "id"].first(where: table.hasColumn)
      if table.hasColumn("start_s"), table.hasColumn("end_s") {
        (start, end) = ("start_s", "end_s")
        return
      }
      guard let column = table.column("start"), table.hasColumn("end") else {
        throw InputFailure(
          .unknownColumns, path: path, "the table of marks has no columns for start and end",
          hint: "name them `start_s` and `end_s`, or `start` and `end` in samples",
          line: table.headerLine)
      }
      guard let rateHertz else {
        throw InputFailure(
          .noTimeBase, path: path, "the marks are in samples, whose rate is not stated",
          hint: "state it, as in --mark-rate 25", line: table.headerLine, column: column + 1)
      }
      (start, end, self.rateHertz) = ("start", "end", rateHertz)
    }

    /// Samples are counted from 1.
    func seconds(_ mark: Double) -> Double { rateHertz.map { (mark - 1) / $0 } ?? mark }
  }

  private func number(
    _ row: SmallTable.Row, _ name: String, of table: SmallTable
  ) throws(InputFailure) -> Double {
    guard let value = table.number(row, name), value.magnitude <= ReadBack.largestSize else {
      throw malformed(
        row, name, of: table, "a mark is not a number of at most \(Int(ReadBack.largestSize))")
    }
    return value
  }

  private func malformed(
    _ row: SmallTable.Row, _ name: String, of table: SmallTable, _ message: String
  ) -> InputFailure {
    InputFailure(
      .malformedRow, path: path, message, hint: "correct the row, or remove it", line: row.line,
      column: table.column(name).map { $0 + 1 })
  }
}
