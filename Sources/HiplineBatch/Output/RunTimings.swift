import Foundation
import HiplineCore
import HiplineReport

/// When a run was and what it took: the `timings` of `run.json`, all that two runs of the same work differ by.
package struct RunTimings: Sendable, Hashable {
  /// When the run began, to the second.
  var startedAt: Date
  /// From its beginning until its tables were whole, in seconds.
  var elapsedSeconds: Double
  /// What all cores together computed for it, in seconds; nil where the system does not say.
  var processorSeconds: Double?

  init(startedAt: Date, elapsedSeconds: Double, processorSeconds: Double?) {
    self.startedAt = startedAt
    self.elapsedSeconds = elapsedSeconds
    self.processorSeconds = processorSeconds
  }

  /// Those of a run that was done in shards: from the first one's beginning to the last one's end; nil where a shard's are not
  /// known.
  init?(shards known: [RunTimings?]) {
    let shards = known.compactMap(\.self)
    guard shards.count == known.count, let first = shards.map(\.startedAt).min(),
      let last = shards.map({ $0.startedAt.addingTimeInterval($0.elapsedSeconds) }).max()
    else { return nil }
    self.init(
      startedAt: first, elapsedSeconds: last.timeIntervalSince(first),
      processorSeconds: Self.sum(shards.map(\.processorSeconds)))
  }

  private static func sum(_ seconds: [Double?]) -> Double? {
    seconds.contains(nil) ? nil : seconds.compactMap(\.self).reduce(0, +)
  }

  var json: JSONValue {
    .object([
      "started_at": .text(startedAt.formatted(.iso8601)),
      "elapsed_s": JSONValue(elapsedSeconds),
      "processor_s": JSONValue(processorSeconds),
    ])
  }
}

extension RunTimings {
  init(_ fields: JSONFields) throws(InputFailure) {
    let text = try fields.text("started_at")
    startedAt = try fields.required(
      try? Date(text, strategy: .iso8601), "started_at", "a time in ISO 8601")
    elapsedSeconds = try fields.number("elapsed_s")
    processorSeconds = try fields.optionalNumber("processor_s")
  }
}

/// Measures a run from its own making on.
package struct RunStopwatch: Sendable {
  private let startedAt = Date.now
  private let started = ContinuousClock.now
  private let processorTimeAtStart = Self.processorSeconds

  package init() {}

  /// What the run took so far.
  package func read() -> RunTimings {
    let elapsed = started.duration(to: .now)
    let processor = processorTimeAtStart.flatMap { start in
      Self.processorSeconds.map { $0 - start }
    }
    return RunTimings(
      startedAt: startedAt, elapsedSeconds: elapsed / .seconds(1),
      processorSeconds: processor)
  }

  private static var processorSeconds: Double? {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return nil }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
