import HiplineAnalysis
import HiplineCore

/// What the recordings of a session are, without their samples: what has to be known of all of them before the first row is written.
package struct SessionLayout {
  struct Part {
    var key: RecordingKey
    /// Its channels hold no samples.
    var recording: Recording
    /// Its zero on the first recording's time axis, in seconds, as far as asked for.
    var offsetSeconds = 0.0
  }

  /// A channel of a recording, which is told by its place in ``parts``.
  struct Stream: Hashable {
    var part: Int
    var channel: Channel
  }

  /// The samples of a stream.
  struct Extent {
    var sampleCount = 0
    /// Of the first and the last sample, on the recording's time axis.
    var startSeconds = 0.0
    var endSeconds = 0.0
  }

  let session: SessionRunner.Session
  private(set) var parts: [Part] = []
  private(set) var extents: [Stream: Extent] = [:]
  /// The files that could not be used; the others are in ``parts``.
  private(set) var failures: [InputFailure] = []
  /// What is doubtful about the layout.
  private(set) var findings: [Finding] = []
  /// Streams of one class have the same time stamps, each on its recording's axis.
  private(set) var classes: [Stream: Int] = [:]
  private var places: [RecordingKey: Int] = [:]

  /// - Parameter aligning: Whether offsets are wanted.
  /// - Complexity: O(bytes) for a session that is not in memory: one more pass over it.
  init(_ session: SessionRunner.Session, aligning: Bool) {
    self.session = session
    var found = Found()
    failures = session.forEachStretch { found.add($0, aligning: aligning) }
    let sensors = session.source.sensors
    let keys = found.keys.sorted { $0.rank(among: sensors) < $1.rank(among: sensors) }
    for (index, key) in keys.enumerated() {
      guard let recording = found.recordings[key] else { continue }
      places[key] = index
      parts.append(Part(key: key, recording: recording))
      for channel in recording.channels {
        let (stream, known) = (
          Stream(part: index, channel: channel), KeyedStream(key: key, channel: channel)
        )
        extents[stream] = found.extents[known]
        classes[stream] = found.classes[known]
      }
    }
    if aligning { align(found) }
    addLost(session.sampleCounts)
  }

  func place(of key: RecordingKey) -> Int? { places[key] }

  private mutating func align(_ found: Found) {
    guard let first = parts.first else { return }
    for index in parts.indices.dropFirst() {
      let known = found.alignments[parts[index].key].flatMap {
        $0.reference == first.key ? $0 : nil
      }
      let alignment =
        known?.alignment
        ?? Found.alignment(of: parts[index].recording, on: first.recording)
      parts[index].offsetSeconds =
        alignment.seconds
        ?? parts[index].recording.clock.offsetSeconds(from: first.recording.clock) ?? 0
      findings += [alignment.finding].compactMap { $0 }
    }
  }

  /// Says how many samples a clock that was set back costs.
  ///
  /// - Parameter counts: How many samples the files of a long session hold, by the names of their recordings.
  private mutating func addLost(_ counts: [String: [Channel: Int]]) {
    for (index, part) in parts.enumerated() {
      let lost =
        (counts[part.key.name] ?? [:]).map { channel, count in
          max(0, count - (extents[Stream(part: index, channel: channel)]?.sampleCount ?? 0))
        }.max() ?? 0
      findings += [Finding.clockSetBack(lostCount: lost)].compactMap { $0 }
    }
  }

  // MARK: - Stretch by stretch

  private struct KeyedStream: Hashable {
    var key: RecordingKey
    var channel: Channel
  }

  private struct Found {
    /// In the order in which they come first.
    var keys: [RecordingKey] = []
    var recordings: [RecordingKey: Recording] = [:]
    var extents: [KeyedStream: Extent] = [:]
    /// By the stamps so far.
    var classes: [KeyedStream: Int] = [:]
    /// What the stretch with the clearest movement tells.
    var alignments: [RecordingKey: Alignment] = [:]

    struct Alignment {
      var reference: RecordingKey
      var correlation: Double
      var alignment: ClockAlignment
    }

    mutating func add(_ stretch: [RecordingKey.Keyed], aligning: Bool) {
      var stamps: [KeyedStream: [Double]] = [:]
      for (key, recording) in stretch {
        if recordings[key] == nil { keys.append(key) }
        if (recordings[key]?.channels.count ?? -1) < recording.channels.count {
          recordings[key] = recording.withoutSamples
        }
        for (channel, series) in [
          (Channel.accelerometer, recording.accelerometer), (.gyroscope, recording.gyroscope),
        ] {
          if let series { stamps[KeyedStream(key: key, channel: channel)] = series.timestamps }
        }
      }
      compare(stamps)
      for (stream, times) in stamps {
        guard let first = times.first, let last = times.last else { continue }
        var extent = extents[stream] ?? Extent(startSeconds: first)
        extent.sampleCount += times.count
        extent.endSeconds = last
        extents[stream] = extent
      }
      if aligning { align(stretch) }
    }

    /// Parts the classes by the stamps of a stretch.
    private mutating func compare(_ stamps: [KeyedStream: [Double]]) {
      struct Known: Hashable {
        /// nil for a stream that comes for the first time: it lacks what others had.
        var before: Int?
        var stamps: [Double]
      }
      var parted: [Known: Int] = [:]
      for stream in Set(classes.keys).union(stamps.keys) {
        let known = Known(before: classes[stream], stamps: stamps[stream] ?? [])
        let number = parted[known] ?? parted.count
        parted[known] = number
        classes[stream] = number
      }
    }

    private mutating func align(_ stretch: [RecordingKey.Keyed]) {
      guard let reference = stretch.first else { return }
      for (key, recording) in stretch.dropFirst() {
        guard let shared = SharedMovement(of: recording, on: reference.recording),
          shared.correlation > alignments[key]?.correlation ?? 0
        else { continue }
        alignments[key] = Alignment(
          reference: reference.key, correlation: shared.correlation,
          alignment: Self.alignment(of: recording, on: reference.recording))
      }
    }

    static func alignment(of other: Recording, on reference: Recording) -> ClockAlignment {
      ClockAlignment(of: other, on: reference, otherwise: "their times are kept as they are")
    }
  }
}
