public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// One session from its files to its result.
public enum SessionRunner {
  public struct Outcome: Sendable {
    /// One, or none where nothing of the session could be analysed; several where files that were taken for one session by
    /// their names turned out not to be.
    public var results: [SessionResult]
    /// The files that could not be used; the others were.
    public var failures: [InputFailure]
  }

  public static func run(_ source: SessionSource) -> Outcome { run(source, log: InputLog()) }

  /// - Parameter log: Is told of every file that is read.
  static func run(_ source: SessionSource, log: InputLog) -> Outcome {
    let read: SensorReader.Result
    do throws(InputFailure) {
      let files = log.logging(try source.files(), archive: source.archive)
      read = SensorReader(files).read(source.sensors)
    } catch {
      return Outcome(results: [], failures: [error])
    }
    if !source.apart.isEmpty, !areAtOneTime(read.recordings) {
      let outcomes = source.apart.map { run($0, log: log) }
      return Outcome(
        results: outcomes.flatMap(\.results), failures: outcomes.flatMap(\.failures))
    }
    guard !read.recordings.isEmpty else { return Outcome(results: [], failures: read.failures) }
    do throws(InputFailure) {
      let profile = try source.profile.map { text throws(InputFailure) in
        try text.applied(to: source.exercise)
      }
      let input = SessionInput(
        id: source.id, subject: source.subject, startedAt: source.startedAt,
        exercise: source.exercise, side: source.side, profile: profile,
        recordings: read.recordings)
      let result = try Analyzer().analyze(input)
      return Outcome(results: [result], failures: read.failures + result.failures)
    } catch {
      return Outcome(results: [], failures: read.failures + [error])
    }
  }

  /// Whether no two recordings have absolute clocks that say they were made one after the other.
  private static func areAtOneTime(_ recordings: [Recording]) -> Bool {
    let spans = recordings.compactMap { recording -> ClosedRange<Double>? in
      guard case .absolute(let start) = recording.clock else { return nil }
      return start...(start + max(0, recording.durationSeconds))
    }
    return spans.allSatisfy { span in spans.allSatisfy { $0.overlaps(span) } }
  }
}
