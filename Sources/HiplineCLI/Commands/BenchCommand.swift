import ArgumentParser
import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineIO
import HiplineReport
import HiplineSimulation

/// `hipline bench`: how fast this machine is with Hipline, and whether it computes what it should.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure throughput and correctness on this machine.",
    discussion: """
      Simulates sessions, analyses them and holds the results against the truth; then times the whole and its parts, \
      the fastest of several rounds. Ratios tell more than times: the machine may have other things to do.

      Example:
        hipline bench --sessions 24
      """)

  @Option(help: "How many of the ready-made sessions, each with a seed of its own", in: 1...10_000)
  var sessions = 24

  @Option(help: "How often everything is timed", in: 1...1000)
  var rounds = 3

  @Option(
    help: "How many sessions to analyse at a time where all jobs are measured",
    in: RunArguments.jobLimits)
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hipline-bench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for number in 0..<sessions {
      var parameters = Scenario.all[number % Scenario.all.count].parameters
      parameters.seed = UInt64(number + 1)
      let session = Simulator.run(parameters)
      try SimulatedFolder(path: "\(folder)/\(number)").write(session, side: parameters.side)
    }
    let sources = SessionDiscovery().sessions(at: [folder]).sources
    var evaluations: [SessionEvaluation] = []
    try await Batch(sources, jobs: jobs).run { item, outcome in
      guard let file = item.source.sensors.first?.path, let result = outcome.results.first else {
        return
      }
      let truth = try MarkedSessions.truth(
        at: FileName.beside(file, "truth.json"), rateHertz: nil)
      evaluations += truth.map { SessionEvaluation(found: MarkedSession(result), truth: $0) }
    }
    try StandardStreams.writeResult(
      EvaluationTextRenderer.render(EvaluationSummary(evaluations)) + "\n")
    let throughput = try await Throughput(sources, jobs: jobs, rounds: rounds)
    try StandardStreams.writeResult(ThroughputText.render(throughput, jobs: jobs))
    if !throughput.isSameAtAnyJobs {
      StandardStreams.say("error: one core and \(jobs) jobs gave different results")
      throw ExitStatus.fault
    }
  }
}
