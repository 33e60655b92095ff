import Benchmark
import HiplineAnalysis
import HiplineReport
import HiplineSimulation

let benchmarks: @Sendable () -> Void = {
  // The throughput is in sessions a second, on one core.
  Benchmark.defaultConfiguration = .init(
    metrics: [.throughput, .wallClock, .peakMemoryResident], timeUnits: .microseconds,
    warmupIterations: 5, maxDuration: .seconds(2), maxIterations: 10_000)

  let scenarios: [Scenario] = [
    .clamshellShakyMax, .clamshellPelvisGivesWay, .clamshellAccelerometerOnly,
  ]
  for scenario in scenarios {
    Benchmark("\(scenario.name): bytes to recordings") { benchmark, session in
      blackHole(try session.recordings())
    } setup: {
      WrittenSession(scenario)
    }

    Benchmark("\(scenario.name): recordings to result") { benchmark, input in
      blackHole(try Analyzer().analyze(input))
    } setup: {
      let session = WrittenSession(scenario)
      return session.input(try session.recordings())
    }

    Benchmark("\(scenario.name): result to JSON") { benchmark, document in
      blackHole(document.json.encoded(onOneLine: false))
    } setup: {
      SessionDocument(try WrittenSession(scenario).analyzed().result)
    }

    Benchmark("\(scenario.name): result to page") { benchmark, session in
      blackHole(SessionPage.render(session.document, traces: session.traces, failures: []))
    } setup: {
      let (result, traces) = try WrittenSession(scenario).analyzed()
      return (document: SessionDocument(result), traces: traces)
    }

    Benchmark("\(scenario.name): bytes to JSON") { benchmark, session in
      let result = try Analyzer().analyze(session.input(try session.recordings()))
      blackHole(JSONFormat().render(ReportContent(sessions: [result], failures: [])))
    } setup: {
      WrittenSession(scenario)
    }
  }
}
