import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineTrials

/// What the analysis makes of sessions in which one accident happens, held against the bounds.
struct ValidatedAccidents: Sendable {
  let accident: Accident
  private let evaluations: [SessionEvaluation]
  /// Sessions of a sound sensor that were refused.
  private let refused: Int
  /// Repetitions that were called compensating, of those that were judged beside a sensor on the pelvis, which keeps still.
  private let compensating: Int
  private let judged: Int

  static let leastF1 = 0.995
  static let mostCompensating = 0.02

  init(_ accident: Accident, numbers: ClosedRange<Int>) async {
    let results = await withTaskGroup(of: (AccidentSession, SessionResult?).self) { group in
      for number in numbers {
        group.addTask {
          let session = AccidentSession(accident, number: number)
          let input = SessionInput(
            id: session.name, exercise: .clamshell, side: .right, recordings: session.recordings)
          return (session, try? Analyzer().analyze(input))
        }
      }
      var results: [(AccidentSession, SessionResult?)] = []
      for await result in group { results.append(result) }
      return results
    }
    self.accident = accident
    evaluations = results.map { session, result in
      SessionEvaluation(
        found: result.map { MarkedSession($0) } ?? MarkedSession(id: session.name, repetitions: []),
        truth: session.truth)
    }
    refused = results.count { _, result in
      result?.findings.contains { Self.refusals.contains($0.code) } ?? true
    }
    let states = results.filter { $0.0.recordings.count > 1 }.flatMap {
      $0.1?.repetitions.compactMap(\.state) ?? []
    }
    (compensating, judged) = (states.count { $0 == .compensating }, states.count)
  }

  private static let refusals: Set<FindingCode> = [
    .accelerometerGyroscopeDisagree, .constantSensor,
  ]

  private var summary: EvaluationSummary { EvaluationSummary(evaluations) }

  private var invented: Int { evaluations.reduce(0) { $0 + $1.invented.count } }

  private var isExact: Int { evaluations.count { $0.missed.isEmpty && $0.invented.isEmpty } }

  /// What is wrong.
  var misses: [String] {
    var misses: [String] = []
    if let f1, f1 < Self.leastF1 {
      misses.append("F1 \(f1.text(decimals: 4)), not \(Self.leastF1)")
    }
    if f1 == nil, invented > 0 { misses.append("\(invented) invented") }
    if refused > 0 { misses.append("\(refused) sound sensors refused") }
    if Double(compensating) > Self.mostCompensating * Double(judged) {
      misses.append("\(compensating) of \(judged) compensating")
    }
    return misses.map { "\(accident.rawValue): \($0)" }
  }

  /// A line for each session with repetitions that were missed or invented.
  var complaints: [String] {
    func text(_ repetitions: [MarkedRepetition]) -> String {
      repetitions.map {
        "\($0.startSeconds.text(decimals: 1))–\($0.endSeconds.text(decimals: 1)) s"
          + ($0.rangeDegrees.map { " \($0.text(decimals: 1))°" } ?? "")
      }.joined(separator: ", ")
    }
    return evaluations.filter { !$0.missed.isEmpty || !$0.invented.isEmpty }
      .sorted { $0.id < $1.id }
      .map { session in
        "\(session.id): \(session.pairs.count) found of \(session.truth.repetitions.count)"
          + (session.missed.isEmpty ? "" : "; missed \(text(session.missed))")
          + (session.invented.isEmpty ? "" : "; invented \(text(session.invented))")
      }
  }

  /// nil where there is nothing to find.
  private var f1: Double? { summary.trueRepetitions > 0 ? summary.f1 : nil }

  static let header = """
    | accident | sessions | exact | reps | F1 | invented | sensors refused | false compensating |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    """

  var row: String {
    func mark(_ isKept: Bool) -> String { isKept ? "" : " ✗" }
    let isF1Kept = f1.map { $0 >= Self.leastF1 } ?? true
    let isShareKept = Double(compensating) <= Self.mostCompensating * Double(judged)
    let cells = [
      accident.rawValue, "\(evaluations.count)", "\(isExact)", "\(summary.trueRepetitions)",
      (f1.map { $0.text(decimals: 4) } ?? "–") + mark(isF1Kept),
      "\(invented)" + mark(f1 != nil || invented == 0), "\(refused)" + mark(refused == 0),
      judged > 0 ? "\(compensating)/\(judged)" + mark(isShareKept) : "–",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}

extension AccidentSession {
  fileprivate var truth: MarkedSession {
    MarkedSession(
      id: name,
      repetitions: zip(1..., repetitions).map { index, repetition in
        MarkedRepetition(
          index: index, startSeconds: repetition.startSeconds, endSeconds: repetition.endSeconds,
          rangeDegrees: repetition.rangeDegrees)
      })
  }
}
