import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO

/// Recordings of people whose repetitions somebody has counted; they are not part of the package.
struct RealRecordings: Sendable {
  var folder: String

  private var rows: [Row]

  init(folder: String) {
    self.folder = folder
    rows = []
    rows = ([uci730, handMarks] + uci730Scores + [clamshells, watch]).compactMap { $0 }
  }

  /// What missed its bound.
  var misses: [String] {
    rows.filter { !$0.isKept }.map { "\($0.name): \($0.result)" }
  }

  var markdown: String {
    guard !rows.isEmpty else { return "## Recordings of people\n\nSkipped: there are none here.\n" }
    return """
      ## Recordings of people

      | recordings | what was counted | result |
      | --- | --- | --- |
      \(rows.map { "| \($0.name) | \($0.truth) | \($0.result)\($0.isKept ? "" : " ✗") |" }
        .joined(separator: "\n"))

      """
  }

  private struct Row {
    var name: String
    var truth: String
    var result: String
    var isKept: Bool
  }

  private var uci730: Row? {
    let sessions = ["s1/e3", "s1/e4", "s2/e3", "s2/e4"]
    let counts = sessions.compactMap { sets(in: "uci730/\($0)/u2/test.txt") }
    guard !counts.isEmpty else { return nil }
    let exact = counts.count { $0 == [10, 10, 10] }
    return Row(
      name: "UCI 730, leg exercises, \(counts.count) sessions", truth: "three sets of ten",
      result: "\(exact) of \(counts.count) exact", isKept: exact == counts.count)
  }

  /// Overlap by at least half with the repetitions that somebody marked by hand.
  private var handMarks: Row? {
    var (matched, all) = (0, 0)
    for session in ["s1/e3", "s1/e4"] {
      guard
        let marks = try? String(
          contentsOfFile: "\(folder)/uci730/\(session)/test_times.csv", encoding: .utf8),
        let found = result(of: "uci730/\(session)/u2/test.txt")
      else { continue }
      for line in marks.split(whereSeparator: \.isNewline).dropFirst() {
        let samples = line.split(separator: ",").suffix(2).compactMap { Double($0) }
        guard samples.count == 2 else { continue }
        all += 1
        // 25 samples a second, counted from 1.
        let (start, end) = ((samples[0] - 1) / 25, (samples[1] - 1) / 25)
        let isMatched = found.repetitions.contains { repetition in
          let shared = min(end, repetition.endSeconds) - max(start, repetition.startSeconds)
          let whole = max(end, repetition.endSeconds) - min(start, repetition.startSeconds)
          return shared >= 0.5 * whole
        }
        if isMatched { matched += 1 }
      }
    }
    guard all > 0 else { return nil }
    return Row(
      name: "UCI 730, marks by hand", truth: "start and end",
      result: "\(matched) of \(all) matched, overlap 0.5",
      isKept: Double(matched) >= 0.95 * Double(all))
  }

  /// How well the scores tell the three sets apart: the share of pairs of a correct repetition and another one in which the
  /// correct one has the better score.
  private var uci730Scores: [Row?] {
    let sessions: [(path: String, exercise: String)] = [
      ("s1/e3", "leg-lift"), ("s1/e4", "side-leg-lift"), ("s2/e3", "leg-lift"),
      ("s2/e4", "side-leg-lift"),
    ]
    let results = sessions.compactMap {
      result(of: "uci730/\($0.path)/u2/test.txt", exercise: Exercise.named($0.exercise))
    }
    guard !results.isEmpty else { return [] }
    func row(
      _ name: String, against sets: [Int], bound: Double, _ score: (RepetitionResult) -> Double?
    ) -> Row {
      let shares = results.map { result in
        func scores(_ sets: [Int]) -> [Double] {
          result.repetitions.filter { $0.isComplete && sets.contains($0.set) }.compactMap(score)
        }
        return Separation.share(of: scores([1]), above: scores(sets))
      }
      return Row(
        name: "UCI 730, \(name)", truth: "told by the order of sets",
        result: "AUC "
          + shares.map { $0?.text(decimals: 3) ?? "–" }.joined(separator: ", "),
        isKept: shares.allSatisfy { ($0 ?? 0) >= bound })
    }
    func component(_ name: String) -> (RepetitionResult) -> Double? {
      { $0.score?.components.first { $0.target.name == name }?.score }
    }
    return [
      row("range, correct against low", against: [3], bound: 0.98, component("range")),
      row("tempo, correct against fast", against: [2], bound: 0.97, component("tempo")),
      row("overall, correct against both", against: [2, 3], bound: 0.95) { $0.score?.overall },
    ]
  }

  private var clamshells: Row? {
    guard
      let table = try? String(contentsOfFile: "\(folder)/mex-clamshell/counts.csv", encoding: .utf8)
    else { return nil }
    var (exact, all, inventedAtRest) = (0, 0, 0)
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 2, let expected = Int(cells[1]),
        let found = sets(in: "mex-clamshell/\(cells[0])")?.reduce(0, +)
      else { continue }
      all += 1
      // An unfinished last repetition may be counted or not.
      if found == expected || (cells[2] == "1" && found == expected + 1) { exact += 1 }
      if expected == 0, found > 0 { inventedAtRest += 1 }
    }
    return Row(
      name: "MEx, clamshells and still legs, \(all) recordings", truth: "by eye",
      result: "\(exact) of \(all) exact", isKept: exact >= all - 1 && inventedAtRest == 0)
  }

  private var watch: Row? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/spar-watch")) ?? []
    let counts = names.filter { $0.hasSuffix(".csv") }.compactMap {
      sets(in: "spar-watch/\($0)")?.reduce(0, +)
    }
    guard !counts.isEmpty else { return nil }
    let close = counts.count { abs($0 - 20) <= 1 }
    return Row(
      name: "SPAR, shoulder exercises with a watch, \(counts.count) recordings",
      truth: "20 repetitions", result: "\(close) of \(counts.count) within one",
      isKept: Double(close) >= 0.97 * Double(counts.count))
  }

  /// Complete repetitions in each set; nil for a file that is not there.
  private func sets(in path: String) -> [Int]? {
    result(of: path)?.sets.map(\.repetitions)
  }

  private func result(of path: String, exercise: Exercise? = nil) -> SessionResult? {
    guard let recordings = try? RecordingReader.read(path: "\(folder)/\(path)") else { return nil }
    return try? Analyzer().analyze(
      SessionInput(id: "real", exercise: exercise, recordings: recordings))
  }
}
