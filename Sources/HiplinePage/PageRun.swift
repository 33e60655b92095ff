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
  private let saved: [String]
  private let subject: String?
  private var place = 0
  private var json = JSONFormat()
  private var csv = CSVFormat()
  private var jsonText: String
  private var csvText: String
  private var failures: [InputFailure]
  private var history = PageHistory()
  /// What was written of each session: one that comes twice, saved here and there, counts once.
  private var written: Set<String> = []

  /// - Parameter request: As ``PageRequest`` describes it.
  /// - Throws: Where it is none.
  package init(_ request: JSONValue) throws(InputFailure) {
    let request = try PageRequest(request)
    let found = SessionDiscovery(
      exercise: request.exercise, side: request.side, placement: request.placement,
      subject: request.subject
    ).sessions(at: request.paths, and: request.sessions)
    sources = found.sources
    failures = found.failures
    (saved, subject) = (request.saved, request.subject)
    jsonText = json.begin()
    csvText = csv.begin()
  }

  /// How many sessions were found, with files of saved results.
  package var count: Int { sources.count + saved.count }

  /// What came of the next session, and after the sessions of the next saved results; nil after the last.
  ///
  ///     {"name": "thigh", "results": [{"name", "page", "link", "exercise", "side", "unplaced", …}], "failures": [{"path", "message", "hint", …}]}
  package func next() -> JSONValue? {
    guard place < count else { return nil }
    defer { place += 1 }
    return place < sources.count ? analysed(sources[place]) : read(saved[place - sources.count])
  }

  private func analysed(_ source: SessionSource) -> JSONValue {
    let outcome = SessionRunner.run(source, traced: true)
    let failures = outcome.failures.map { $0.of(source.id) }
    var results: [JSONValue] = []
    for (index, result) in outcome.results.enumerated() {
      let traces = outcome.traces.count > index ? outcome.traces[index] : nil
      let session = SessionDocument(result)
      if !saved.isEmpty { _ = isNew(session) }
      results.append(shown(session, traces, failures, source))
    }
    return reply(source.id, results, failures)
  }

  private func read(_ path: String) -> JSONValue {
    let name = FileName.name(of: path)
    do throws(InputFailure) {
      var results: [JSONValue] = []
      for session in try SavedResults.sessions(at: path) {
        var result = session.result
        if result.subject == nil, let subject {
          (result.subject, result.subjectProvenance) = (subject, .stated)
        }
        let session = SessionDocument(result)
        if isNew(session) { results.append(shown(session, nil, [], nil)) }
      }
      return reply(name, results, [])
    } catch {
      return reply(name, [], [error])
    }
  }

  private func isNew(_ session: SessionDocument) -> Bool {
    written.insert(session.json.encoded(onOneLine: true)).inserted
  }

  private func reply(_ name: String, _ results: [JSONValue], _ failures: [InputFailure])
    -> JSONValue
  {
    self.failures += failures
    return .object([
      "name": .text(name), "results": .array(results), "failures": Self.shown(failures),
    ])
  }

  /// The results of all sessions, the saved ones too, what could not be read, and what there is of all sessions together.
  ///
  ///     {"json": "…", "csv": "…", "failures": [{"path", "message", "hint", …}],
  ///      "people": [{"name", "page"}], "sheets": {"pages": [{"en", "de", "es"}], "of": [0]}}
  package func end() -> JSONValue {
    .object([
      "json": .text(jsonText + json.end(failures: failures)), "csv": .text(csvText),
      "failures": Self.shown(failures), "people": history.people, "sheets": history.sheets,
    ])
  }

  /// - Parameter source: nil for what was saved.
  private func shown(
    _ session: SessionDocument, _ traces: SessionTraces?, _ failures: [InputFailure],
    _ source: SessionSource?
  ) -> JSONValue {
    jsonText += json.session(session)
    csvText += csv.session(session)
    let link = history.append(session)
    let result = session.result
    return .object([
      "name": .text(result.id),
      "page": .text(SessionPage.render(session, traces: traces, failures: failures)),
      "link": .text(link),
      "subject": JSONValue(result.subject),
      "saved": .flag(source == nil),
      "exercise": .text(result.exercise),
      "exercise_stated": .flag(source?.exercise != nil),
      "side": JSONValue(result.side?.rawValue),
      "unplaced": .flag(result.recordings.contains { $0.placement == nil }),
      "recordings": .array(
        result.recordings.map { recording in
          .object([
            "path": .text(recording.path), "format": .text(recording.format),
            "siblings": .array(
              source?.sensors.first { $0.path == recording.path }?.siblings.map { .text($0) } ?? []),
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
