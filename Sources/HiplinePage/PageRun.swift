import HiplineAnalysis
import HiplineBatch
package import HiplineCore
import HiplineIO
package import HiplineReport

/// The sessions in what was dropped on a page, one after the other.
///
///     let run = try PageRun(request)
///     while let session = run.next() { … }   // what to show of it
///     run.end()                              // the results as `hipline analyze` writes them
package final class PageRun {
  private let sources: [SessionSource]
  private var place = 0
  private var json = JSONFormat()
  private var csv = CSVFormat()
  private var jsonText: String
  private var csvText: String
  private var failures: [InputFailure]

  /// - Parameter request: As ``PageRequest`` describes it.
  /// - Throws: Where it is none.
  package init(_ request: JSONValue) throws(InputFailure) {
    let request = try PageRequest(request)
    let found = SessionDiscovery(
      exercise: request.exercise, side: request.side, placement: request.placement
    ).sessions(at: request.paths, and: request.sessions)
    sources = found.sources
    failures = found.failures
    jsonText = json.begin()
    csvText = csv.begin()
  }

  /// How many sessions were found.
  package var count: Int { sources.count }

  /// What came of the next session; nil after the last one.
  ///
  ///     {"name": "thigh", "results": [{"name", "page", "exercise", "side", "unplaced", …}], "failures": [{"path", "message", "hint", …}]}
  package func next() -> JSONValue? {
    guard place < sources.count else { return nil }
    let source = sources[place]
    place += 1
    let outcome = SessionRunner.run(source, traced: true)
    let failures = outcome.failures.map { $0.of(source.id) }
    self.failures += failures
    var results: [JSONValue] = []
    for (index, result) in outcome.results.enumerated() {
      let session = SessionDocument(result)
      jsonText += json.session(session)
      csvText += csv.session(session)
      results.append(
        Self.shown(
          session, traces: outcome.traces.count > index ? outcome.traces[index] : nil,
          failures: failures, source: source))
    }
    return .object([
      "name": .text(source.id), "results": .array(results), "failures": Self.shown(failures),
    ])
  }

  /// The results of all sessions, and what could not be read.
  ///
  ///     {"json": "…", "csv": "…", "failures": [{"path", "message", "hint", …}]}
  package func end() -> JSONValue {
    .object([
      "json": .text(jsonText + json.end(failures: failures)), "csv": .text(csvText),
      "failures": Self.shown(failures),
    ])
  }

  private static func shown(
    _ session: SessionDocument, traces: SessionTraces?, failures: [InputFailure],
    source: SessionSource
  ) -> JSONValue {
    let result = session.result
    return .object([
      "name": .text(result.id),
      "page": .text(SessionPage.render(session, traces: traces, failures: failures)),
      "exercise": .text(result.exercise),
      "exercise_stated": .flag(source.exercise != nil),
      "side": JSONValue(result.side?.rawValue),
      "unplaced": .flag(result.recordings.contains { $0.placement == nil }),
      "recordings": .array(
        result.recordings.map { recording in
          .object([
            "path": .text(recording.path), "format": .text(recording.format),
            "siblings": .array(
              source.sensors.first { $0.path == recording.path }?.siblings.map { .text($0) } ?? []),
            "placement": JSONValue(recording.placement?.rawValue),
            "seconds": JSONValue(recording.durationSeconds),
          ])
        }),
    ])
  }

  private static func shown(_ failures: [InputFailure]) -> JSONValue {
    .array(failures.map(FindingDocument.json))
  }
}
