import ArgumentParser
import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport

/// `hipline analyze`: scores every repetition of every session found.
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Score every repetition of every session found.",
    discussion: """
      A path is a recording, a folder with a session.yaml, a Motion-BIDS tree, or a folder that is searched \
      for all of these. Files of one device, such as Accelerometer.csv and Gyroscope.csv, are read as one. \
      The result goes to the standard output; findings and errors go to the standard error.

      Examples:
        hipline analyze monday-right-thigh.csv --exercise clamshell
        hipline analyze --sensor thigh=a.csv --sensor pelvis=b.csv --exercise leg-lift --side left
        zcat tuesday.csv.gz | hipline analyze - --exercise clamshell --placement thigh
        hipline analyze monday-right-thigh.csv --exercise clamshell --from 20 --to 95
        hipline analyze recordings --out results --resume
        hipline analyze monday --subject p1 --out results --open
      """)

  @OptionGroup var sessions: SessionArguments

  @Option(help: "How to write the result.")
  var format = FormatName(TextFormat(style: TerminalStyle.output))

  @Option(
    help: ArgumentHelp(
      "A folder for the report, tables, sessions and a database.", valueName: "dir"),
    completion: .directory, transform: PathArgument.path)
  var out: String?

  @Flag(help: "Take what --out has of sessions that have not changed.")
  var resume = false

  @Flag(help: "Open the report of --out when it is written.")
  var open = false

  @Option(
    help: "Take repetitions from this second of each recording on; times stay those of the whole",
    valueName: "seconds", in: AnalyzeCommand.seconds)
  var from: Double?

  @Option(
    help: "Take repetitions up to this second of each recording", valueName: "seconds",
    in: AnalyzeCommand.seconds)
  var to: Double?

  @OptionGroup var work: RunArguments

  /// From the start of a recording; nothing recorded goes on for thirty years.
  private static let seconds = 0...1e9

  func validate() throws {
    if let from, let to, from >= to {
      throw ValidationError("'--from' must be before '--to'.")
    }
    if let word = sessions.paths.first, let command = RootCommand.misspelt(word) {
      throw ValidationError("There is no command '\(word)'. Did you mean '\(command)'?")
    }
    if resume && out == nil { throw ValidationError("'--resume' needs '--out'.") }
    if open && out == nil { throw ValidationError("'--open' needs '--out'.") }
  }

  func run() async throws {
    let stopwatch = RunStopwatch()
    let found = try sessions.found()
    let notice = out.flatMap { _ in InterruptNotice() }
    defer { notice?.end() }
    do {
      let outside = [from.map { -.infinity..<$0 }, to.map { $0..<(.infinity) }].compactMap { $0 }
      let sources = found.sources.map { $0.excluding(outside) }
      try await analyze(sources, failures: found.failures, stopwatch: stopwatch)
    } catch let failure as OutputFailure {
      StandardStreams.say(
        "error: \(failure)"
          + (failure.hint == nil ? "; what is there is whole, and --resume goes on from it" : ""))
      throw ExitStatus.unwritten
    }
  }

  /// Sessions are said, kept and written out as they end, in their order.
  private func analyze(
    _ sources: [SessionSource], failures: [InputFailure], stopwatch: RunStopwatch
  ) async throws {
    let folder = try out.map { path throws(OutputFailure) in
      try OutputFolder(path: path, shard: work.shard)
    }
    let batch = Batch(
      sources, shard: work.shard, work: SessionWork(keepingIn: folder, resumes: resume),
      jobs: work.jobs)
    // A run that found nothing changes nothing.
    let isVain = batch.items.isEmpty && folder?.isThrough == true
    let tables =
      try isVain
      ? nil
      : folder.map { folder throws(OutputFailure) in
        try ResultTables(in: folder, study: batch.items.flatMap(\.source.study))
      }
    // What was asked to be kept is kept, whether or not anybody reads on.
    var output = ResultOutput(staysOpen: folder != nil)
    let isBrief = batch.items.count >= RunSummary.fewestForLines
    var report: any ReportFormat =
      switch format.format {
      case is TextFormat: TextFormat(style: TerminalStyle.output, isBrief: isBrief)
      case is CSVFormat: CSVFormat(study: batch.items.flatMap(\.source.study))
      default: format.format
      }
    var summary = RunSummary()
    var progress = work.progress(total: batch.items.count)
    var status = RunStatus()
    var failed = failures

    for failure in failures { StandardStreams.say(failure) }
    try tables?.append(failures)
    try output.write(report.begin())
    try await batch.run { item, outcome in
      progress.clear()
      StandardStreams.say(
        outcome.failures, outcome.results, from: isBrief ? .error : .warning, isQuiet: work.quiet)
      summary.add(outcome.results, outcome.failures, of: item.source.id)
      try tables?.append(outcome, of: item.source, at: item.position)
      for session in outcome.sessions { try output.write(report.session(session)) }
      failed += outcome.failures
      status.add(outcome.results)
      progress.advance()
    }
    if isVain { folder?.removeUnfinished() }
    if let earlier = try tables?.finish(
      configuration: configuration, shard: work.shard, timings: stopwatch.read())
    {
      say(earlier)
      failed += earlier.damaged
    }
    try output.write(report.end(failures: failed))
    try output.close()
    let page = isVain ? nil : out.map { $0 + "/report.html" }
    if !work.quiet {
      for line in summary.lines(errors: failures.count, report: page) {
        StandardStreams.say(line)
      }
    }
    if open, let page, let warning = PageOpening.open(page) { StandardStreams.say(warning) }
    try status.check(failed, failOn: work.failOn)
  }

  /// What stays of the runs before.
  private func say(_ earlier: ResultTables.Earlier) {
    for failure in earlier.damaged { StandardStreams.say(failure) }
    guard !work.quiet, let out else { return }
    if earlier.replaced > 0 {
      StandardStreams.say(
        "\(counted(earlier.replaced, "earlier result")) of the same recordings gave way to new ones"
      )
    }
    if earlier.renamed > 0 {
      StandardStreams.say(
        "\(counted(earlier.renamed, "session")) got a number behind the name, which another recording has in \(out)"
      )
    }
    if earlier.stayed > 0 {
      StandardStreams.say(
        "\(out) holds \(counted(earlier.stayed, "session")) of earlier runs too; `hipline remove` takes sessions out"
      )
    }
  }

  private var configuration: JSONValue {
    .object([
      "paths": .array(sessions.paths.map(JSONValue.text)),
      "sensors": .array(sessions.sensors.map { .text("\($0.placement.rawValue)=\($0.path)") }),
      "manifest": JSONValue(sessions.manifest),
      "exercise": JSONValue(sessions.exercise?.exercise.name),
      "side": JSONValue(sessions.side?.rawValue),
      "subject": JSONValue(sessions.subject),
      "placement": JSONValue(sessions.placement?.rawValue),
      "profile": JSONValue(sessions.profile),
      "from_s": JSONValue(from),
      "to_s": JSONValue(to),
    ])
  }
}
