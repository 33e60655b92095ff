import Foundation
import HiplineAnalysis
import HiplineIO

/// Recordings of people whose repetitions somebody has counted; they are not part of the package.
struct RealRecordings: Sendable {
  var folder: String

  var markdown: String {
    let rows = [uci730, clamshells, watch].compactMap { $0 }
    guard !rows.isEmpty else { return "## Recordings of people\n\nSkipped: there are none here.\n" }
    return """
      ## Recordings of people

      | recordings | what was counted | result |
      | --- | --- | --- |
      \(rows.map { "| \($0.name) | \($0.truth) | \($0.result) |" }.joined(separator: "\n"))

      """
  }

  private struct Row {
    var name: String
    var truth: String
    var result: String
  }

  private var uci730: Row? {
    let sessions = ["s1/e3", "s1/e4", "s2/e3", "s2/e4"]
    let counts = sessions.compactMap { sets(in: "uci730/\($0)/u2/test.txt") }
    guard !counts.isEmpty else { return nil }
    return Row(
      name: "UCI 730, leg exercises, \(counts.count) sessions", truth: "three sets of ten",
      result: "\(counts.count { $0 == [10, 10, 10] }) of \(counts.count) exact")
  }

  private var clamshells: Row? {
    guard
      let table = try? String(contentsOfFile: "\(folder)/mex-clamshell/counts.csv", encoding: .utf8)
    else { return nil }
    var (exact, all) = (0, 0)
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 2, let expected = Int(cells[1]),
        let found = sets(in: "mex-clamshell/\(cells[0])")?.reduce(0, +)
      else { continue }
      all += 1
      // An unfinished last repetition may be counted or not.
      if found == expected || (cells[2] == "1" && found == expected + 1) { exact += 1 }
    }
    return Row(
      name: "MEx, clamshells and still legs, \(all) recordings", truth: "by eye",
      result: "\(exact) of \(all) exact")
  }

  private var watch: Row? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/spar-watch")) ?? []
    let counts = names.filter { $0.hasSuffix(".csv") }.compactMap {
      sets(in: "spar-watch/\($0)")?.reduce(0, +)
    }
    guard !counts.isEmpty else { return nil }
    return Row(
      name: "SPAR, shoulder exercises with a watch, \(counts.count) recordings",
      truth: "20 repetitions",
      result: "\(counts.count { abs($0 - 20) <= 1 }) of \(counts.count) within one")
  }

  /// Complete repetitions in each set; nil for a file that is not there.
  private func sets(in path: String) -> [Int]? {
    guard let recordings = try? RecordingReader.read(path: "\(folder)/\(path)"),
      let result = try? Analyzer().analyze(SessionInput(id: "real", recordings: recordings))
    else { return nil }
    return result.sets.map(\.repetitions)
  }
}
