import HiplineCore
import HiplineIO

extension LongSession {
  /// Equal times differ by less, in seconds: they were computed in two ways, and no sensor
  /// takes samples as close.
  private static let roundingSlack = 1e-3

  /// Gives all recordings, stretch by stretch in the order of time.
  ///
  /// The time axes are those of the files: a recording's stretches one after the other are the recording. One without a sample
  /// in a stretch is missing there. In memory is one stretch.
  func forEachStretch<Failure: Error>(
    _ body: (SensorReader.Result) throws(Failure) -> Void
  ) throws(Failure) {
    let span = spanSeconds
    var start = span.lowerBound - Self.roundingSlack
    while start <= span.upperBound + Self.roundingSlack {
      let end = start + rules.stretchSeconds
      let read = recordings(in: start..<end, since: .file)
      try body(read)
      start = end
      // A clock that was set lets years go by without a sample.
      guard read.recordings.isEmpty else { continue }
      let next: Double?
      do throws(InputFailure) {
        next = try firstSampleSeconds(from: end)
      } catch {
        try body(SensorReader.Result(failures: [error]))
        return
      }
      start = max(end, (next ?? .infinity) - Self.roundingSlack)
    }
  }
}

extension SessionRunner.Session {
  /// Gives all recordings: at once where they are in memory, else stretch by stretch.
  ///
  /// - Returns: The files that could not be used.
  func forEachStretch<Failure: Error>(
    _ body: ([RecordingKey.Keyed]) throws(Failure) -> Void
  ) throws(Failure) -> [InputFailure] {
    switch self {
    case .held(let reading):
      try body(RecordingKey.keyed(reading.recordings))
      return reading.failures
    case .long(let session):
      var failures: [InputFailure] = []
      try session.forEachStretch { read throws(Failure) in
        // What is wrong with a file is so in every stretch.
        failures += read.failures.filter { !failures.contains($0) }
        try body(RecordingKey.keyed(read.recordings))
      }
      return failures
    }
  }

  /// How many samples each file of a long session has, by the name of the recording.
  var sampleCounts: [String: [Channel: Int]] {
    if case .long(let session) = self { session.sampleCounts } else { [:] }
  }
}

/// What tells a recording of a session in every stretch.
struct RecordingKey: Hashable {
  var name: String
  /// Among recordings of one name, as of a file that was named twice.
  var number: Int

  typealias Keyed = (key: RecordingKey, recording: Recording)

  static func keyed(_ recordings: [Recording]) -> [Keyed] {
    var counts: [String: Int] = [:]
    return recordings.map { recording in
      let number = counts[recording.name, default: 0]
      counts[recording.name] = number + 1
      return (RecordingKey(name: recording.name, number: number), recording)
    }
  }

  /// The place among the session's sensors of the one that the recording is of.
  func rank(among sensors: [SensorFile]) -> Int {
    let places = sensors.indices.filter { index in
      sensors[index].files.contains { name == $0.path || name.hasPrefix("\($0.path)#") }
    }
    return places.dropFirst(number).first ?? places.last ?? sensors.count
  }
}
