import ArgumentParser
import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
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
      """)

  @Argument(
    help: ArgumentHelp("Recordings and folders.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(help: "The exercise, whatever a session.yaml says.")
  var exercise: ExerciseName?

  @Option(help: "The side that moves, whatever a session.yaml says.")
  var side: Side?

  @Option(help: "Where the sensor is strapped, where a session.yaml does not say it.")
  var placement: Placement?

  @Option(
    name: .customLong("sensor"),
    help: ArgumentHelp(
      "One sensor of a session of several files; repeat it.", valueName: "placement=file"))
  var sensors: [SensorArgument] = []

  @Option(
    help: ArgumentHelp(
      "A table of sessions with the columns session_id, file, placement, exercise, side, subject, "
        + "started_at; files are named from its folder.", valueName: "file.csv"),
    completion: .file(extensions: ["csv", "tsv"]))
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "A profile in YAML, whatever a session.yaml says; see `hipline profile`.", valueName: "file"),
    completion: .file())
  var profile: String?

  @Option(help: "How to write the result.")
  var format = ReportFormat.text

  @Option(
    help: ArgumentHelp(
      "A folder for the report, tables, sessions and a database.", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Option(help: "How many sessions to analyse at a time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "A file with one path on each line; - for the standard input.", valueName: "file"),
    completion: .file())
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      "One part of the sessions, the same on every machine; put together by `hipline merge`.",
      valueName: "i/n"))
  var shard: Shard?

  @Flag(help: "Take what --out has of sessions that have not changed.")
  var resume = false

  @Option(help: "The finding from which on the exit status is 1.")
  var failOn = FailOn.error

  @Flag(help: "Say nothing about findings.")
  var quiet = false

  @Flag(name: .customLong("no-progress"), help: "Do not show on a terminal how far a long run is.")
  var hidesProgress = false

  func validate() throws {
    if paths.isEmpty && sensors.isEmpty && manifest == nil && filesFrom == nil {
      throw ValidationError("Name at least one recording or folder.")
    }
    if let word = paths.first, let command = RootCommand.misspelt(word) {
      throw ValidationError("There is no command '\(word)'. Did you mean '\(command)'?")
    }
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
    if resume && out == nil { throw ValidationError("'--resume' needs '--out'.") }
  }

  func run() async throws {
    let stopwatch = RunStopwatch()
    let discovery = SessionDiscovery(
      exercise: exercise?.exercise, side: side, placement: placement, profile: try ownProfile())
    var listed = [sensorSession].compactMap { $0 }
    var failures: [InputFailure] = []
    if let manifest {
      do throws(InputFailure) {
        listed += try discovery.sessions(inManifest: manifest)
      } catch {
        failures.append(error)
      }
    }
    let found = discovery.sessions(at: paths + (try PathList.paths(from: filesFrom)), and: listed)
    failures += found.failures
    do {
      try await analyze(found.sources, failures: failures, stopwatch: stopwatch)
    } catch let failure as OutputFailure {
      StandardStreams.say("error: \(failure)")
      throw ExitStatus.failure
    }
  }

  /// Sessions are said, kept and written out as they end, in their order.
  private func analyze(
    _ sources: [SessionSource], failures: [InputFailure], stopwatch: RunStopwatch
  ) async throws {
    let folder = try out.map { path throws(OutputFailure) in try OutputFolder(path: path) }
    let tables = try folder.map { folder throws(OutputFailure) in try ResultTables(in: folder) }
    let batch = Batch(
      sources, shard: shard, work: SessionWork(keepingIn: folder, resumes: resume), jobs: jobs)
    // What was asked to be kept is kept, whether or not anybody reads on.
    var output = ResultOutput(staysOpen: folder != nil)
    var report = ReportStream(format, style: TerminalStyle.output)
    var progress = ProgressLine(
      total: batch.items.count,
      isShown: TerminalStyle.showsProgress && !quiet && !hidesProgress)
    var status = ExitStatus()
    var failed = failures

    for failure in failures { StandardStreams.say(failure) }
    try tables?.append(failures)
    try output.write(report.begin())
    try await batch.run { item, outcome in
      progress.clear()
      StandardStreams.say(outcome.failures, outcome.results, isQuiet: quiet)
      try tables?.append(outcome, of: item.source)
      for session in outcome.results { try output.write(report.session(session)) }
      failed += outcome.failures
      status.add(outcome.results)
      progress.advance()
    }
    try tables?.finish(
      configuration: configuration, shard: shard, timings: stopwatch.read())
    try output.write(report.end(failures: failed))
    try output.close()
    try status.check(failed, failOn: failOn)
  }

  /// The profile of `--profile`; one that suits no exercise concerns every session, so nothing is analysed then.
  private func ownProfile() throws -> ProfileText? {
    guard let profile else { return nil }
    do throws(InputFailure) {
      let text = try ProfileText(path: profile)
      let candidates = exercise.map { [$0.exercise] } ?? Exercise.all
      if !candidates.contains(where: { (try? text.applied(to: $0)) != nil }) {
        _ = try text.applied(to: candidates[0])
      }
      return text
    } catch {
      StandardStreams.say("error: \(error)")
      throw ExitStatus.failure
    }
  }

  /// The session that `--sensor` describes, or nil.
  private var sensorSession: SessionSource? {
    guard let first = sensors.first else { return nil }
    let name = URL(filePath: first.path).deletingPathExtension().lastPathComponent
    return SessionSource(
      id: name, exercise: exercise?.exercise, side: side,
      sensors: sensors.map { SensorFile(path: $0.path, placement: $0.placement, side: side) })
  }

  private var configuration: JSONValue {
    .object([
      "paths": .array(paths.map(JSONValue.text)),
      "sensors": .array(sensors.map { .text("\($0.placement.rawValue)=\($0.path)") }),
      "manifest": JSONValue(manifest),
      "exercise": JSONValue(exercise?.exercise.name),
      "side": JSONValue(side?.rawValue),
      "placement": JSONValue(placement?.rawValue),
      "profile": JSONValue(profile),
    ])
  }
}
