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
    /// What each result's page draws; empty where that was not asked for.
    public var traces: [SessionTraces] = []
  }

  public static func run(_ source: SessionSource) -> Outcome { run(source, log: InputLog()) }

  /// - Parameters:
  ///   - log: Is told of every file that is read.
  ///   - traced: Whether traces are wanted, which take time of their own.
  ///   - rules: What is done with recordings of hours and days.
  static func run(
    _ source: SessionSource, log: InputLog, traced: Bool = false,
    rules: LongRecordingRules = LongRecordingRules()
  ) -> Outcome {
    let outcomes = open(source, log: log, rules: rules).map { session in
      switch session {
      case .held(let reading): analyze(reading, traced: traced)
      case .long(let long): long.outcome(traced: traced)
      }
    }
    return Outcome(joining: outcomes)
  }

  /// A session that can be worked with.
  enum Session: Sendable {
    /// Its recordings are in memory.
    case held(Reading)
    /// They are too long for that.
    case long(LongSession)

    var source: SessionSource {
      switch self {
      case .held(let reading): reading.source
      case .long(let session): session.source
      }
    }
  }

  /// - Returns: One, or several where files that were taken for one session by their names turn out not to be.
  static func open(
    _ source: SessionSource, log: InputLog, rules: LongRecordingRules
  ) -> [Session] {
    read(source, log: log, longestSeconds: rules.longestSessionSeconds).flatMap { reading in
      guard reading.failures.contains(where: { $0.code == .tooLong }) else {
        return [Session.held(reading)]
      }
      let source = reading.source
      do throws(InputFailure) {
        let files = log.logging(try source.files(), archive: source.archive)
        let session = LongSession(source, files: files, rules: rules)
        guard source.apart.isEmpty || session.areFilesAtOneTime else {
          return source.apart.flatMap { open($0, log: log, rules: rules) }
        }
        return [.long(session)]
      } catch {
        return [.held(Reading(source: source, failures: [error]))]
      }
    }
  }

  /// A session whose files are read.
  struct Reading: Sendable {
    var source: SessionSource
    /// Empty where nothing of the session could be read.
    var recordings: [Recording] = []
    var failures: [InputFailure] = []

    /// The index of the recording on whose time axis a result of the session is.
    var movingRecording: Int {
      let movers = source.exercise?.movers ?? Exercise.legMovers
      let places = recordings.map(\.placement)
      return (movers.map(Optional.some) + [nil]).lazy.compactMap(places.firstIndex).first ?? 0
    }

    /// - Throws: What is wrong with the session's profile.
    func input() throws(InputFailure) -> SessionInput {
      let profile = try source.profile.map { text throws(InputFailure) in
        try text.applied(to: source.exercise)
      }
      return SessionInput(
        id: source.id, subject: source.subject, startedAt: source.startedAt,
        exercise: source.exercise, side: source.side, profile: profile, recordings: recordings)
    }
  }

  /// - Parameter longestSeconds: A file with a longer recording fails, with `too-long`; nil to read it whatever its length.
  /// - Returns: One, or several where files that were taken for one session by their names turn out not to be.
  static func read(
    _ source: SessionSource, log: InputLog, longestSeconds: Double? = nil
  ) -> [Reading] {
    let read: SensorReader.Result
    do throws(InputFailure) {
      let files = log.logging(try source.files(), archive: source.archive)
      read = SensorReader(files, longestSeconds: longestSeconds).read(source.sensors)
    } catch {
      return [Reading(source: source, failures: [error])]
    }
    if !source.apart.isEmpty, !areAtOneTime(read.recordings.map { ($0.clock, $0.durationSeconds) })
    {
      return source.apart.flatMap { self.read($0, log: log, longestSeconds: longestSeconds) }
    }
    return [Reading(source: source, recordings: read.recordings, failures: read.failures)]
  }

  static func analyze(_ reading: Reading, traced: Bool = false) -> Outcome {
    guard !reading.recordings.isEmpty else {
      return Outcome(results: [], failures: reading.failures)
    }
    do throws(InputFailure) {
      let input = try reading.input()
      guard traced else {
        let result = try Analyzer().analyze(input)
        return Outcome(results: [result], failures: reading.failures + result.failures)
      }
      let (result, traces) = try Analyzer().analyzeWithTraces(input)
      return Outcome(
        results: [result], failures: reading.failures + result.failures, traces: [traces])
    } catch {
      return Outcome(results: [], failures: reading.failures + [error])
    }
  }

  /// Whether no two recordings have absolute clocks that say they were made one after the other.
  static func areAtOneTime(_ recordings: [(clock: Clock, durationSeconds: Double)]) -> Bool {
    let spans = recordings.compactMap { recording -> ClosedRange<Double>? in
      guard case .absolute(let start) = recording.clock else { return nil }
      return start...(start + max(0, recording.durationSeconds))
    }
    return spans.allSatisfy { span in spans.allSatisfy { $0.overlaps(span) } }
  }
}

extension SessionRunner.Outcome {
  /// One after the other.
  init(joining outcomes: [SessionRunner.Outcome]) {
    self.init(
      results: outcomes.flatMap(\.results), failures: outcomes.flatMap(\.failures),
      traces: outcomes.flatMap(\.traces))
  }
}
