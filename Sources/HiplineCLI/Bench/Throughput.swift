import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineSignal

/// How fast a set of sessions goes through Hipline and through parts of it, on this machine as it is now.
struct Throughput {
  /// One way through the sessions.
  struct Step {
    var name: String
    var seconds: Double
  }

  private(set) var steps: [Step] = []
  let sessionCount: Int
  let byteCount: Int
  let recordedHours: Double
  /// Whether one core and all jobs gave the same bytes.
  private(set) var isSameAtAnyJobs = true

  static let bytes = "bytes"
  static let limit = "bytes and FFTW"
  static let ingest = "ingest"
  static let oneCore = "analysis, one core"
  static let allCores = "analysis, all jobs"
  static let sideBySide = "as many side by side"
  static let json = "JSON"

  /// Measures each step so many times and keeps the fastest, which is the machine least disturbed.
  ///
  /// One core is a plain loop over the sessions: the batch would write a result while the next session is computed. As many
  /// such loops at a time, which share nothing, are what the machine has room for.
  init(_ sources: [SessionSource], jobs: Int, rounds: Int) async throws {
    let paths = sources.flatMap { $0.sensors.map(\.path) }
    sessionCount = sources.count
    byteCount = try paths.reduce(0) { try $0 + Self.read($1) }
    let recordings = try paths.flatMap { try RecordingReader.read(path: $0) }
    recordedHours = recordings.reduce(0) { $0 + $1.durationSeconds } / 3600
    let channels = recordings.flatMap(Self.channels)

    var times: [String: Double] = [:]
    func note(_ name: String, _ seconds: Double) {
      times[name] = min(times[name] ?? .infinity, seconds)
    }
    for _ in 0..<rounds {
      note(Self.bytes, try Self.seconds { for path in paths { _ = try Self.read(path) } })
      note("FFTW", Self.seconds { for channel in channels { Self.transform(channel) } })
      note(
        Self.ingest,
        try Self.seconds { for path in paths { _ = try RecordingReader.read(path: path) } })
      var one: (text: String, results: [SessionResult]) = ("", [])
      note(Self.oneCore, Self.seconds { one = Self.analyzed(sources) })
      note(Self.json, Self.seconds { Self.render(one.results) })
      note(
        Self.sideBySide,
        Self.seconds {
          DispatchQueue.concurrentPerform(iterations: jobs) { _ in _ = Self.analyzed(sources) }
        } / Double(jobs))
      let all = try await Self.analyzed(sources, jobs: jobs)
      note(Self.allCores, all.seconds)
      isSameAtAnyJobs = isSameAtAnyJobs && one.text == all.text
    }
    times[Self.limit] = (times[Self.bytes] ?? 0) + (times["FFTW"] ?? 0)
    steps = [
      Self.bytes, Self.limit, Self.ingest, Self.json, Self.oneCore, Self.allCores, Self.sideBySide,
    ].map { Step(name: $0, seconds: times[$0] ?? .nan) }
  }

  /// The time of a step over that of another.
  func ratio(_ name: String, to other: String) -> Double {
    seconds(name) / seconds(other)
  }

  /// The shares of the time of one core: reading the files, writing the results as JSON, and what is between.
  var shares: [(part: String, share: Double)] {
    let (reading, writing) = (
      ratio(Self.ingest, to: Self.oneCore), ratio(Self.json, to: Self.oneCore)
    )
    return [
      ("reading", reading), ("computing", max(0, 1 - reading - writing)), ("writing JSON", writing),
    ]
  }

  private func seconds(_ name: String) -> Double {
    steps.first { $0.name == name }?.seconds ?? .nan
  }

  private static func read(_ path: String) throws -> Int {
    try Data(contentsOf: URL(filePath: path)).count
  }

  private static func channels(_ recording: Recording) -> [[Double]] {
    [recording.accelerometer, recording.gyroscope].compactMap { $0 }.flatMap { series in
      [series.values.x, series.values.y, series.values.z]
    }
  }

  /// The power spectrum of a channel as a whole.
  private static func transform(_ channel: [Double]) {
    let length = RealFFT.fastLength(atLeast: max(1, channel.count))
    _ = RealFFT.plan(length: length).powers(channel)
  }

  private static func render(_ results: [SessionResult]) {
    let report = JSONLinesFormat()
    for result in results { _ = report.session(SessionDocument(result)) }
  }

  private static func analyzed(
    _ sources: [SessionSource]
  ) -> (text: String, results: [SessionResult]) {
    let report = JSONLinesFormat()
    var text = ""
    var results: [SessionResult] = []
    for source in sources {
      let outcome = SessionRunner.run(source)
      for result in outcome.results { text += report.session(SessionDocument(result)) }
      results += outcome.results
    }
    return (text, results)
  }

  private static func analyzed(
    _ sources: [SessionSource], jobs: Int
  ) async throws -> (seconds: Double, text: String) {
    let report = JSONLinesFormat()
    var text = ""
    let clock = ContinuousClock()
    let start = clock.now
    try await Batch(sources, jobs: jobs).run { _, outcome in
      for session in outcome.sessions { text += report.session(session) }
    }
    return (Self.seconds(clock.now - start), text)
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    return seconds(try clock.measure(body))
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
