import ArgumentParser
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport

/// `hipline compare`: what changed between sessions, or differs between sides, and whether that is more than noise.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what changed between sessions or sides, and whether it exceeds the noise.",
    discussion: """
      Results are folders made with --out, reports in JSON or JSON lines, or the JSON of one session. Sessions of the same \
      subject, exercise and side are compared, each once; one session before and one after are compared whatever they \
      are, unless they are of two people. Several sessions on a side show how much another day changes by itself; \
      sides are paired by day.

      Example:
        hipline compare before after
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: "The results before, or with --sides those of both sides.", completion: .file(),
    transform: PathArgument.path)
  var before: String

  @Argument(help: "The results after.", completion: .file(), transform: PathArgument.path)
  var after: String?

  @Flag(help: "Compare left with right.")
  var sides = false

  @Option(help: "How to write the result.")
  var format = Format.text

  func validate() throws {
    if !sides && after == nil {
      throw ValidationError("Name the results after, or compare the sides of one with '--sides'.")
    }
  }

  func run() throws {
    let first = try WrittenResults.read(path: before).sessions
    let second = try after.map { try WrittenResults.read(path: $0).sessions } ?? []
    let result =
      sides
      ? ComparisonResult(sidesOf: first + second)
      : ComparisonResult(before: first, after: second)
    guard !result.comparisons.isEmpty else {
      throw InputFailure(
        .empty, path: before, "no two sessions can be compared",
        hint: sides
          ? "name both sides of one subject and exercise, and state their `side`"
          : "compare different sessions of one subject, exercise and side")
    }
    switch format {
    case .text:
      try StandardStreams.writeResult(
        ComparisonTextRenderer.render(result, areSides: sides, style: TerminalStyle.output))
    case .json:
      try StandardStreams.writeResult(
        ComparisonDocument.json(result, areSides: sides).encoded(onOneLine: false) + "\n")
    }
  }
}
