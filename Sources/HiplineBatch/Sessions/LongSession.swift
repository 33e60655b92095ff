import HiplineAnalysis
import HiplineCore
import HiplineIO

/// A session whose recordings last for hours or days: bouts of exercise are found first, then analysed one after the other.
///
///     files → course of movement → bouts → recordings of a bout → result     (of the bouts in which something is repeated)
///
/// In memory are one piece of a file, and then one bout.
struct LongSession: Sendable {
  var source: SessionSource
  let rules: LongRecordingRules
  /// The files too long to be held; the others are short, and read as these are.
  let longFiles: [RecordingFile: LongReading]
  private let files: SessionFiles
  private var readings: [RecordingFile: Result<LongReading, InputFailure>] = [:]
  /// In the order in which the files are named.
  private var order: [RecordingFile] = []

  /// Reads the files of the session through that were not yet.
  ///
  /// - Parameter known: The files too long to be held.
  init(
    _ source: SessionSource, files: SessionFiles, rules: LongRecordingRules,
    known: [RecordingFile: LongReading]
  ) {
    self.source = source
    self.files = files
    self.rules = rules
    longFiles = known
    for file in source.sensors.flatMap({ $0.files }) where readings[file] == nil {
      order.append(file)
      readings[file] = Result { () throws(InputFailure) in
        if let reading = known[file] { return reading }
        return try files.longReading(of: file, rules)
      }
    }
  }

  // MARK: - The time axis

  private var known: [LongReading] { order.compactMap { try? readings[$0]?.get() } }

  var areFilesAtOneTime: Bool {
    SessionRunner.areAtOneTime(known.map { ($0.clock, $0.durationSeconds) })
  }

  /// A file's zero on the first file's time axis, in seconds; files whose clocks cannot be compared are taken to begin together,
  /// and each bout's recordings are then aligned by their movement.
  private func offsetSeconds(_ reading: LongReading) -> Double {
    known.first.flatMap { reading.clock.secondsApart(from: $0.clock) } ?? 0
  }

  private var bouts: [Range<Double>] {
    let known = known
    let courses = known.flatMap { reading in
      let offset = offsetSeconds(reading)
      return reading.courses.map { $0.shifted(bySeconds: offset) }
    }
    return rules.search.bouts(courses, in: spanSeconds)
  }

  /// From the first sample of any file to the last.
  var spanSeconds: Range<Double> {
    let spans = known.map { reading in
      let offset = offsetSeconds(reading)
      return offset..<(offset + reading.durationSeconds)
    }
    let start = spans.map { $0.lowerBound }.min() ?? 0
    return start..<max(start, spans.map { $0.upperBound }.max() ?? start)
  }

  /// All that is known of the sensors, without samples.
  var recordings: [Recording] { known.flatMap { $0.file.sensors }.map { $0.recording } }

  // MARK: - Stretches

  /// How many samples each file has, by the name of the recording.
  var sampleCounts: [String: [Channel: Int]] {
    known.flatMap { $0.file.sensors }.reduce(into: [:]) { counts, sensor in
      let name = sensor.recording.name
      counts[name] = counts[name] ?? sensor.sampleCounts
    }
  }

  /// When the first sample at or after a moment comes, of any file; nil where there is none. A file that cannot be read has none.
  ///
  /// - Throws: For a file that could be read before.
  func firstSampleSeconds(from seconds: Double) throws(InputFailure) -> Double? {
    var earliest: Double?
    for reading in known {
      let offset = offsetSeconds(reading)
      if let first = try reading.file.firstSampleSeconds(from: seconds - offset) {
        earliest = min(earliest ?? .infinity, first + offset)
      }
    }
    return earliest
  }

  /// The recordings over a stretch of the session's time axis, which is that of its first file.
  ///
  /// - Parameter zero: What zero means on the recordings' own time axes.
  func recordings(in span: Range<Double>, since zero: LongFile.Zero) -> SensorReader.Result {
    SensorReader(Stretch(session: self, span: span, zero: zero)).read(source.sensors)
  }

  /// A stretch of each of the files.
  private final class Stretch: RecordingSource {
    let session: LongSession
    let span: Range<Double>
    let zero: LongFile.Zero

    init(session: LongSession, span: Range<Double>, zero: LongFile.Zero) {
      (self.session, self.span, self.zero) = (session, span, zero)
    }

    var files: SessionFiles { session.files }

    func content(of file: RecordingFile) throws(InputFailure) -> SessionFiles.Content {
      guard let reading = try session.readings[file]?.get() else { return .held([]) }
      let offset = session.offsetSeconds(reading)
      return .held(
        try reading.file.recordings(
          in: (span.lowerBound - offset)..<(span.upperBound - offset), since: zero))
    }
  }

  // MARK: - The bouts

  /// A bout in which something is repeated as exercises are.
  struct Bout: Sendable {
    var result: SessionResult
    var traces: [SessionTraces]
    /// The name of the recording on whose time axis the result is, and where the result's zero is on that of its file.
    var movingRecording: String
    var zeroSeconds: Double
  }

  func outcome(traced: Bool) -> SessionRunner.Outcome {
    let found = search(traced: traced)
    return SessionRunner.Outcome(
      results: found.bouts.map { $0.result }, failures: found.failures,
      traces: found.bouts.flatMap { $0.traces })
  }

  /// The bouts of exercise, in order, and what could not be used.
  ///
  /// Each is read once, so that all of them take one pass over a file that has to be unpacked.
  func search(traced: Bool) -> (bouts: [Bout], failures: [InputFailure]) {
    var found: [Bout] = []
    var failures: [InputFailure] = []
    let bouts = bouts
    for bout in bouts {
      let analyzed = analyze(bout, number: found.count + 1, traced: traced)
      // What is wrong with a file is so in every bout.
      failures += analyzed.failures.filter { !failures.contains($0) }
      found += [analyzed.bout].compactMap { $0 }
      // What was found before it changed is not what is in the file.
      if failures.contains(where: { $0.isOfChangedFile }) { return ([], failures) }
    }
    if bouts.isEmpty {
      for case .failure(let failure) in order.compactMap({ readings[$0] }) {
        failures.append(failure)
      }
    }
    if found.isEmpty, !known.isEmpty { failures.append(noExercise(bouts)) }
    return (found, failures)
  }

  /// The exercise in a bout; none where there is no exercise.
  ///
  /// Where it begins and ends is looked for in the whole bout; measured and scored is the exercise alone.
  private func analyze(
    _ span: Range<Double>, number: Int, traced: Bool
  ) -> (bout: Bout?, failures: [InputFailure]) {
    var read = recordings(in: span, since: .file)
    read.recordings = read.recordings.onSide(source.side)
    // Of times in seconds on the axes of the files.
    let parts = read.recordings.compactMap { $0.stretch(-.infinity..<(.infinity)) }
    let whole = reading(parts.map { $0.recording }, read.failures, in: span, number: number)
    let (exercise, failures) = exercise(in: whole, of: span)
    guard let exercise else { return (nil, failures) }
    // What was done before and after is usual there, but not in the exercise.
    let narrowed = parts.compactMap { part -> (recording: Recording, zeroSeconds: Double)? in
      let zero = secondsOnSession(part.recording) ?? span.lowerBound
      return part.recording.stretch(
        (exercise.lowerBound - zero)..<(exercise.upperBound - zero)
      ).map { ($0.recording, part.zeroSeconds + $0.zeroSeconds) }
    }
    let narrow = reading(
      narrowed.map { $0.recording }, read.failures, in: exercise, number: number)
    let final = SessionRunner.analyze(narrow, traced: traced)
    guard let exercised = final.results.first, !exercised.exerciseSets.isEmpty else {
      return (nil, failures)
    }
    let moving = narrowed[narrow.movingRecording]
    let bout = Bout(
      result: placed(exercised, at: exercise), traces: final.traces,
      movingRecording: moving.recording.name, zeroSeconds: moving.zeroSeconds)
    return (bout, final.failures)
  }

  /// From the first set of an exercise to the last, with the margin of a bout; nil without any.
  private func exercise(
    in reading: SessionRunner.Reading, of bout: Range<Double>
  ) -> (span: Range<Double>?, failures: [InputFailure]) {
    guard !reading.recordings.isEmpty else { return (nil, reading.failures) }
    do throws(InputFailure) {
      let found = try Analyzer().exercise(in: reading.input())
      let failures = reading.failures + found.failures
      guard let seconds = found.seconds else { return (nil, failures) }
      let zero = reading.recordings.lazy.compactMap(secondsOnSession).first ?? bout.lowerBound
      let margin = rules.search.marginSeconds
      let start = max(bout.lowerBound, zero + seconds.lowerBound - margin)
      return (start..<min(bout.upperBound, zero + seconds.upperBound + margin), failures)
    } catch {
      return (nil, reading.failures + [error])
    }
  }

  /// A recording's zero on the session's time axis, where the clocks tell it.
  private func secondsOnSession(_ recording: Recording) -> Double? {
    known.first.flatMap { recording.clock.secondsApart(from: $0.clock) }
  }

  private func reading(
    _ recordings: [Recording], _ failures: [InputFailure], in bout: Range<Double>, number: Int
  ) -> SessionRunner.Reading {
    var part = source.later(bySeconds: bout.lowerBound - spanSeconds.lowerBound)
    part.id = BoutName.name(number, of: source.id)
    // The recordings of the bout have their own clocks.
    part.startedAt = source.startedAt.map { later($0, by: bout) }
    part.dated = source.dated.map { later($0, by: bout) }
    return SessionRunner.Reading(source: part, recordings: recordings, failures: failures)
  }

  /// When a bout began of a session that began at a time; the same where that is none.
  private func later(_ start: String, by bout: Range<Double>) -> String {
    AcquisitionTime(start)?.after(seconds: bout.lowerBound).text ?? start
  }

  private func placed(_ result: SessionResult, at bout: Range<Double>) -> SessionResult {
    var copy = result
    let start = bout.lowerBound - spanSeconds.lowerBound
    copy.findings.insert(
      Finding(
        .boutOfRecording, .info,
        "the session is a bout that begins \(start.text(decimals: 1)) s after the start of the "
          + "recording and lasts \((bout.upperBound - bout.lowerBound).text(decimals: 1)) s",
        hint: "nothing to do: recordings of hours and days are searched for exercise"), at: 0)
    return copy
  }

  private func noExercise(_ bouts: [Range<Double>]) -> InputFailure {
    let span = spanSeconds
    let hours = ((span.upperBound - span.lowerBound) / 3600).text(decimals: 1)
    let problem =
      bouts.isEmpty
      ? "nothing in \(hours) hours looks like an exercise"
      : "nothing is repeated as exercises are in \(bouts.count) bouts of slow movement in \(hours) hours"
    return InputFailure(
      .noExercise, path: source.sensors.first?.path ?? source.id, problem,
      hint:
        "check that the sensor was on the leg that moves; a shorter recording is analysed as it is")
  }
}

extension Recording {
  /// The samples in a stretch of the recording's time axis, with a zero at the first of them, and where that was; nil without any.
  fileprivate func stretch(
    _ seconds: Range<Double>
  ) -> (recording: Recording, zeroSeconds: Double)? {
    let (forces, rates) = (accelerometer?.within(seconds), gyroscope?.within(seconds))
    let starts = [forces, rates].compactMap { $0?.timestamps.first }
    guard let zero = starts.min(), accelerometer == nil || forces?.count ?? 0 > 0 else {
      return nil
    }
    var copy = self
    copy.mapSeries { series in
      let kept = series.within(seconds)
      return kept.count > 0 ? kept.beginning(at: zero) : nil
    }
    copy.clock = clock.later(bySeconds: zero)
    copy.leftOutSeconds = leftOutSeconds.map { $0.earlier(bySeconds: zero) }
    return (copy, zero)
  }
}

extension TimedSeries {
  fileprivate func within(_ span: Range<Double>) -> TimedSeries {
    let first = timestamps.firstIndex { $0 >= span.lowerBound } ?? count
    let end = timestamps[first...].firstIndex { $0 >= span.upperBound } ?? count
    return TimedSeries(timestamps: Array(timestamps[first..<end]), values: values[first..<end])
  }

  fileprivate func beginning(at zero: Double) -> TimedSeries {
    TimedSeries(timestamps: timestamps.map { $0 - zero }, values: values)
  }
}
