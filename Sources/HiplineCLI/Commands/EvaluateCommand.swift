import ArgumentParser
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport

/// `hipline evaluate`: holds results against what is true.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Hold results against what is true.",
    discussion: """
      Repetitions are matched where they overlap by half or more. Sessions are matched by their \
      names; one result and one truth are matched whatever their names are.

      Example:
        hipline evaluate results practice
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp("A folder made with --out, or a report in JSON or JSON lines."),
    completion: .file(), transform: PathArgument.path)
  var results: String

  @Argument(
    help: ArgumentHelp(
      "A truth.json, a folder that holds some, or a CSV of marks with start_s and end_s."),
    completion: .file(), transform: PathArgument.path)
  var truth: String

  @Option(
    help: "The rate of marks in samples, counted from 1", valueName: "hertz", in: 0.001...1_000_000)
  var markRate: Double?

  @Option(help: "How to write the result.")
  var format = Format.text

  func run() throws {
    let evaluations = try pairs(
      WrittenResults.read(path: results).sessions.map { MarkedSession($0) },
      MarkedSessions.truth(at: truth, rateHertz: markRate))
    let summary = EvaluationSummary(evaluations)
    switch format {
    case .text:
      try StandardStreams.writeResult(EvaluationTextRenderer.render(summary))
    case .json:
      let document = EvaluationDocument.json(summary, sessions: evaluations)
      try StandardStreams.writeResult(document.encoded(onOneLine: false) + "\n")
    }
  }

  /// A truth without a result is a session in which nothing was found.
  private func pairs(
    _ found: [MarkedSession], _ truths: [MarkedSession]
  ) throws(InputFailure) -> [SessionEvaluation] {
    if found.count == 1, truths.count == 1 {
      return [SessionEvaluation(found: found[0], truth: truths[0])]
    }
    let names = Set(truths.map(\.id))
    guard found.contains(where: { names.contains($0.id) }) else {
      throw InputFailure(
        .empty, path: truth, "no session of the results has the name of a true one",
        hint: "compare the `id` of the results with the `name` in truth.json")
    }
    return truths.map { truth in
      SessionEvaluation(
        found: found.first { $0.id == truth.id } ?? MarkedSession(id: truth.id, repetitions: []),
        truth: truth)
    }
  }
}
