import Foundation
import HiplineAnalysis
import HiplineCore

/// A table of repetitions that somebody marked by hand.
struct MarkTable {
  let path: String
  let rateHertz: Double?

  func sessions(of data: Data) throws(InputFailure) -> [MarkedSession] {
    let text = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let header = lines.first, !header.isEmpty else {
      throw InputFailure(
        .empty, path: path, "the table of marks is empty",
        hint: "begin it with a header such as `session,start_s,end_s`")
    }
    let columns = try Columns(fields(header), path: path, rateHertz: rateHertz)
    var sessions: [MarkedSession] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      let values = fields(line)
      let start = try number(values, columns.start, line: index + 1)
      let end = try number(values, columns.end, line: index + 1)
      let id =
        columns.session.flatMap { values.indices.contains($0) ? values[$0] : nil }
        ?? MarkedSessions.folderName(of: path)
      let place = sessions.firstIndex { $0.id == id } ?? sessions.count
      if place == sessions.count { sessions.append(MarkedSession(id: id, repetitions: [])) }
      sessions[place].repetitions.append(
        MarkedRepetition(
          index: sessions[place].repetitions.count + 1,
          startSeconds: columns.seconds(start), endSeconds: columns.seconds(end)))
    }
    return sessions
  }

  private struct Columns {
    var session: Int?
    var start: Int
    var end: Int
    /// nil where the marks are seconds.
    var rateHertz: Double?

    init(_ names: [String], path: String, rateHertz: Double?) throws(InputFailure) {
      session = names.firstIndex { ["session", "session_id", "id"].contains($0) }
      if let start = names.firstIndex(of: "start_s"), let end = names.firstIndex(of: "end_s") {
        (self.start, self.end) = (start, end)
        return
      }
      guard let start = names.firstIndex(of: "start"), let end = names.firstIndex(of: "end") else {
        throw InputFailure(
          .unknownColumns, path: path, "the table of marks has no columns for start and end",
          hint: "name them `start_s` and `end_s`, or `start` and `end` in samples", line: 1)
      }
      guard let rateHertz else {
        throw InputFailure(
          .noTimeBase, path: path, "the marks are in samples, whose rate is not stated",
          hint: "state it, as in --mark-rate 25", line: 1, column: start + 1)
      }
      (self.start, self.end, self.rateHertz) = (start, end, rateHertz)
    }

    /// Samples are counted from 1.
    func seconds(_ mark: Double) -> Double { rateHertz.map { (mark - 1) / $0 } ?? mark }
  }

  private func fields(_ line: Substring) -> [String] {
    line.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ";" || $0 == "\t" }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"")) }
  }

  private func number(
    _ values: [String], _ column: Int, line: Int
  ) throws(InputFailure) -> Double {
    guard values.indices.contains(column), let value = Double(values[column]), value.isFinite else {
      throw InputFailure(
        .malformedRow, path: path, "a mark is not a number",
        hint: "correct the row, or remove it", line: line, column: column + 1)
    }
    return value
  }
}
