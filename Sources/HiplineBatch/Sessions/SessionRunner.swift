package import HiplineAnalysis
package import HiplineCore
import HiplineIO

/// One session from its files to its result.
package enum SessionRunner {
  package struct Outcome: Sendable {
    /// One, or none where nothing of the session could be analysed; several where files that were taken for one session by
    /// their names turned out not to be.
    package var results: [SessionResult]
    /// The files that could not be used; the others were.
    package var failures: [InputFailure]
    /// What each result's page draws; empty where that was not asked for.
    package var traces: [SessionTraces] = []
  }

  /// - Parameter traced: Whether traces are wanted, which take time of their own.
  package static func run(_ source: SessionSource, traced: Bool = false) -> Outcome {
    run(source, log: InputLog(), traced: traced)
  }

  /// - Parameters:
  ///   - log: Is told of every file that is read.
  ///   - traced: Whether traces are wanted, which take time of their own.
  ///   - rules: What is done with recordings of hours and days.
  static func run(
    _ source: SessionSource, log: InputLog, traced: Bool = false,
    rules: LongRecordingRules = LongRecordingRules()
  ) -> Outcome {
    Outcome(joining: open(source, log: log, rules: rules).map { $0.outcome(traced: traced) })
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

    /// What comes of it, for each side that moves.
    func outcome(traced: Bool) -> Outcome {
      Outcome(
        joining: ofEachSide.map { session in
          switch session {
          case .held(let reading): SessionRunner.analyze(reading, traced: traced)
          case .long(let long): long.outcome(traced: traced)
          }
        })
    }

    /// The session with the sensors of the side that moves; one for each side where that is not known and sensors of one place are on
    /// both.
    private var ofEachSide: [Session] {
      let sides =
        switch self {
        case .held(let reading): reading.recordings.sides
        case .long(let session): session.recordings.sides
        }
      let source = source
      let parts = source.side != nil || sides.count < 2 ? [source] : sides.map(source.onSide)
      return parts.map { part in
        switch self {
        case .held(var reading):
          reading.source = part
          reading.recordings = reading.recordings.onSide(part.side)
          return .held(reading)
        case .long(var session):
          session.source = part
          return .long(session)
        }
      }
    }

    /// The files too long to be held.
    fileprivate var longFiles: [RecordingFile: LongReading] {
      if case .long(let session) = self { session.longFiles } else { [:] }
    }

    /// Reads a session's files, and decides whether it is long.
    ///
    /// - Parameter known: The long ones among the files that were read through already.
    init(
      _ source: SessionSource, log: InputLog = InputLog(), rules: LongRecordingRules,
      known: [RecordingFile: LongReading] = [:]
    ) {
      if let failure = SensorFile.tooMany(source.sensors.count, path: source.sensors.first?.path) {
        self = .held(Reading(source: source, failures: [failure]))
        return
      }
      let files = SessionFiles(source, log: log)
      let read = SensorReader(WholeFiles(files: files, rules: rules, known: known))
        .read(source.sensors)
      self =
        read.longFiles.isEmpty
        ? .held(Reading(source: source, recordings: read.recordings, failures: read.failures))
        : .long(LongSession(source, files: files, rules: rules, known: read.longFiles))
    }

    /// The session with something that is to be said of it, where it is held.
    fileprivate func saying(_ finding: Finding) -> Session {
      guard case .held(var reading) = self, !reading.recordings.isEmpty else { return self }
      reading.recordings[0].findings.append(finding)
      return .held(reading)
    }

    /// Whether the files can be of one session, by their clocks.
    fileprivate var areFilesAtOneTime: Bool {
      switch self {
      case .held(let reading):
        SessionRunner.areAtOneTime(reading.recordings.map { ($0.clock, $0.durationSeconds) })
          || reading.areTogetherByMovement
      case .long(let session): session.areFilesAtOneTime
      }
    }
  }

  private static let apartByClocks = Finding(
    .clockUnsynchronised, .info,
    "by its name the file belongs to a session with others, but the clocks do not overlap in time; each is a session of its own",
    hint:
      "if they are of one time, set the devices' clocks and time zones, or name them with --sensor")

  /// - Parameter known: The long ones among the files that were read through already.
  /// - Returns: One, or several where files that were taken for one session by their names turn out not to be.
  static func open(
    _ source: SessionSource, log: InputLog, rules: LongRecordingRules,
    known: [RecordingFile: LongReading] = [:]
  ) -> [Session] {
    let session = Session(source, log: log, rules: rules, known: known)
    if source.apart.isEmpty || session.areFilesAtOneTime { return [session] }
    return source.apart.flatMap { open($0, log: log, rules: rules, known: session.longFiles) }
      .map { $0.saying(Self.apartByClocks) }
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
      let places = recordings.map { $0.placement }
      return (movers.map(Optional.some) + [nil]).lazy.compactMap(places.firstIndex).first ?? 0
    }

    /// Whether the movement shows that clocks are wrong which say that the recordings are of different times.
    fileprivate var areTogetherByMovement: Bool {
      guard let first = recordings.first else { return false }
      return recordings.dropFirst().allSatisfy {
        ClockAlignment(of: $0, on: first, otherwise: "").seconds != nil
      }
    }

    /// - Throws: What is wrong with the session's profile.
    func input() throws(InputFailure) -> SessionInput {
      let profile = try source.profile.map { text throws(InputFailure) in
        try text.applied(to: source.exercise)
      }
      let start = startedAt
      var input = SessionInput(
        id: source.id, subject: source.subject, startedAt: start?.text,
        exercise: source.exercise, side: source.side, profile: profile,
        recordings: recordings.map(withDoubtOfSide))
      input.excludedSeconds = source.excludedSeconds + recordings[movingRecording].leftOutSeconds
      input.study = source.study
      input.subjectProvenance = source.subjectProvenance
      input.startedAtProvenance = start?.provenance ?? .stated
      return input
    }

    /// Sensors of exercise are younger than clocks that begin at 1970, 1980, 2000 or 2001 after they lost the time.
    ///
    /// From 2002-01-01 to 2100-01-01, in seconds since 1970. Chosen, not derived.
    private static let plausibleClock = 1_009_843_200.0...4_102_444_800.0

    /// When the session began: as stated, by the clock of the sensor that carries the exercise, or by a name.
    private var startedAt: (text: String, provenance: Provenance)? {
      if let stated = source.startedAt { return (stated, .stated) }
      if recordings.indices.contains(movingRecording),
        case .absolute(let seconds) = recordings[movingRecording].clock,
        Self.plausibleClock.contains(seconds)
      {
        return (AcquisitionTime(unixSeconds: seconds).text, .clock)
      }
      return source.dated.map { ($0, .name) }
    }

    /// The result with what its session lacks: sensors that belong to it, of which nothing could be used.
    func saying(_ result: SessionResult) -> SessionResult {
      let used = Set(
        result.recordings.flatMap { [$0.path] + $0.furtherFiles.map { $0.path } })
      let failed = Set((failures + result.failures).map { $0.path })
      let lacking = source.sensors.filter { sensor in
        let files = Set([sensor.path] + sensor.siblings)
        return files.isDisjoint(with: used) && !files.isDisjoint(with: failed)
      }
      var copy = result
      // Of an exercise that is recognised nobody knew before whether the profile is that of another one.
      if source.exercise == nil, let profile = source.profile,
        let recognised = Exercise.named(result.exercise),
        (try? profile.applied(to: recognised)) == nil
      {
        copy.findings.append(
          Finding(
            .exerciseUncertain, .warning,
            "the profile is that of another exercise than the one that was recognised",
            hint: "name the exercise, or a profile of it"))
      }
      copy.findings += (source.missing + lacking).map { sensor in
        Finding(
          .sensorMissing, .error,
          "\(sensor.placement.map { "the sensor on the \($0.rawValue)" } ?? "a sensor") belongs to the session and could not be used, "
            + "so that the score covers less than it was meant to, and what the sensor would show is not known",
          hint:
            "the failure of its file says why; correct it, or take the sensor out of the session")
      }
      return copy
    }

    /// A recording with a finding where its file is named for the other leg than the session.
    private func withDoubtOfSide(_ recording: Recording) -> Recording {
      let name = BodyWords(RecordingNames.withoutEnding(FileName.name(of: recording.name)))
      guard let stated = source.side, let named = name.side, named != stated, !name.namesBothSides,
        recording.placement.map(Self.places.contains) ?? true
      else { return recording }
      var copy = recording
      copy.findings.append(
        Finding(
          .setupDoubtful, .warning,
          "by its name the file is of the \(named.rawValue) side, and the session of the \(stated.rawValue) one",
          hint: "check the side, and which leg the sensor was on"))
      return copy
    }

    /// On the leg that moves.
    private static let places: Set<Placement> = [.thigh, .shank, .foot]
  }

  static func analyze(_ reading: Reading, traced: Bool = false) -> Outcome {
    guard !reading.recordings.isEmpty else {
      return Outcome(results: [], failures: reading.failures)
    }
    do throws(InputFailure) {
      let input = try reading.input()
      guard traced else {
        let result = reading.saying(try Analyzer().analyze(input))
        return Outcome(results: [result], failures: reading.failures + result.failures)
      }
      let (result, traces) = try Analyzer().analyzeWithTraces(input)
      return Outcome(
        results: [reading.saying(result)], failures: reading.failures + result.failures,
        traces: [traces])
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
    guard let lastStart = spans.map({ $0.lowerBound }).max(),
      let firstEnd = spans.map({ $0.upperBound }).min()
    else { return true }
    return lastStart <= firstEnd
  }
}

extension SessionRunner.Outcome {
  /// One after the other.
  init(joining outcomes: [SessionRunner.Outcome]) {
    self.init(
      results: outcomes.flatMap { $0.results }, failures: outcomes.flatMap { $0.failures },
      traces: outcomes.flatMap { $0.traces })
  }
}
