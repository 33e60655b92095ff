import HiplineCore

/// What is made of a ``LongFile`` while it is read for the first time, piece by piece.
struct LongFileScan {
  /// For speed only: less than a minute at 100 Hz, and enough for what happens once for each piece not to count.
  static let rowsInPiece = 4096

  /// A recording lasts no longer, in seconds: a hundred years, by which no recorder's clock is set.
  static let longestSeconds = 100 * 365.25 * 86_400

  /// What is known of the file when it was read through.
  struct Result: Sendable {
    var path: String
    var plan: ReadingPlan
    var columns: TableReader.Columns
    var memory: BlockParser.Memory
    /// Whether rows of several devices alternate.
    var areSeveralDevices: Bool
    var sensors: [Sensor]
    /// The zero of the file's time axis: the first sample of its first sensor.
    var zero: StampedMoment
    fileprivate var pieces: [Piece]
    fileprivate var rowCount: Int
  }

  /// A sensor of one device.
  struct Sensor: Sendable {
    var device: Int
    var place: Int
    /// The recording without samples.
    var header: Recording
    var scales: SensorScales
    /// The first sample.
    var zero: StampedMoment
    /// The time of the last sample after the first.
    var lastSeconds: Double
    var sampleCounts: [Channel: Int]
  }

  /// Where a piece begins, and what has to be known of everything before to decode it.
  struct Piece: Sendable {
    var place: TableReader.Place
    var counts: [RecordingDecoder.DeviceTime: StampCount]
    /// The samples' times, on the file's axis; nil for a piece without any.
    fileprivate var seconds: ClosedRange<Double>?
    /// When the last sample of this piece and all before comes.
    fileprivate var latestSeconds = -Double.infinity
    /// When the first sample of all pieces behind comes.
    fileprivate var earliestBehind = Double.infinity
  }

  /// Rows that lie together.
  struct Rows {
    var start: Piece
    var count: Int
  }

  /// Rows that were held before they turned out to be too many, by their place among these.
  struct HeldPiece {
    var place: TableReader.Place
    var rows: Range<Int>
  }

  /// The sensors so far, in the order in which they come first.
  private var sensors: [OpenSensor] = []
  private var counts: [RecordingDecoder.DeviceTime: StampCount] = [:]
  private var pieces: [Piece] = []
  private var plan: ReadingPlan
  private let path: String

  init(_ plan: ReadingPlan, path: String) {
    self.plan = plan
    self.path = path
  }

  /// What is known when all pieces were added.
  ///
  /// - Parameter reader: At the end of the text.
  /// - Throws: `empty` where no piece has a sample, `unit-contradicted`.
  func result(
    of reader: TableReader, columns: TableReader.Columns
  ) throws(InputFailure) -> Result {
    guard let first = sensors.first else {
      throw InputFailure(
        .empty, path: path, "no row has a time and all values of a sensor",
        hint: "record again or export the recording again", line: plan.layout.line)
    }
    var plan = plan
    plan.findings += plan.sensors.indices.filter { place in
      !sensors.contains { $0.place == place }
    }.map { plan.sensors[$0].isWithoutSample(plan.layout) }
    let areSeveral = Set(sensors.map { $0.device }).count > 1
    var settled: [Sensor] = []
    for sensor in sensors {
      settled.append(try sensor.settled(plan, path: path, isLabelled: areSeveral))
    }
    return Result(
      path: path, plan: plan, columns: columns, memory: reader.memory,
      areSeveralDevices: areSeveral, sensors: settled, zero: first.zero,
      pieces: Self.bounded(pieces),
      rowCount: reader.place.row)
  }

  /// The pieces with what the others say of their times.
  private static func bounded(_ pieces: [Piece]) -> [Piece] {
    var bounded = pieces
    var latest = -Double.infinity
    for index in pieces.indices {
      latest = max(latest, pieces[index].seconds?.upperBound ?? latest)
      bounded[index].latestSeconds = latest
    }
    var earliest = Double.infinity
    for index in pieces.indices.reversed() {
      bounded[index].earliestBehind = earliest
      earliest = min(earliest, pieces[index].seconds?.lowerBound ?? earliest)
    }
    return bounded
  }

  /// Adds rows that were held.
  mutating func add(
    _ pieces: [HeldPiece], of table: Table, visit: LongFile.Visit
  ) throws(InputFailure) {
    plan = plan.labelled(by: table, goesOn: true)
    for piece in pieces where !piece.rows.isEmpty {
      try add(table.rows(piece.rows), at: piece.place, visit: visit)
    }
  }

  /// Adds the rows after those before.
  ///
  /// - Parameter place: Where in the text they begin.
  mutating func add(
    _ table: Table, at place: TableReader.Place, visit: LongFile.Visit
  ) throws(InputFailure) {
    if pieces.isEmpty, NewestFirst.isOrder(of: table, byColumn: plan.timeColumn) {
      throw NewestFirst.failure(path: path, line: plan.layout.headerLine)
    }
    var piece = Piece(place: place, counts: counts)
    plan = plan.labelled(by: table, goesOn: true)
    let decoder = RecordingDecoder(plan, path: path, table: table, counts: counts)
    for var part in decoder.parts(areSeveral: true) {
      let device = part.device
      for (place, sensor) in part.sensors.enumerated() {
        let streams = try part.streams(of: sensor)
        guard let first = streams.earlier else { continue }
        var index = sensors.firstIndex { $0.device == device && $0.place == place }
        if index == nil {
          guard part.decoder.holdsSample(streams, of: sensor) else { continue }
          try part.decoder.check(streams)
          index = sensors.count
          sensors.append(
            OpenSensor(
              device: device, place: place, plan: sensor, zero: first.zero,
              clock: plan.clock(first)))
        }
        guard let index else { continue }
        let offset = sensors[index].zero.seconds(after: sensors[0].zero)
        guard streams.latestSeconds(after: sensors[0].zero) <= Self.longestSeconds else {
          throw InputFailure(
            .noTimeBase, path: path, "a time lies more than a hundred years after the first one",
            hint: "correct the column of times, or remove the rows where the clock is wrong")
        }
        if let span = sensors[index].add(streams, visit: { visit(index, $0) }) {
          let moved = (span.lowerBound + offset)...(span.upperBound + offset)
          let known = piece.seconds ?? moved
          piece.seconds =
            min(known.lowerBound, moved.lowerBound)...max(known.upperBound, moved.upperBound)
        }
      }
      for (time, count) in part.counts { counts[time] = count }
    }
    pieces.append(piece)
  }
}

extension LongFileScan.Result {
  /// How far before the end of a stretch's text the next one may begin: a piece that both have rows of, and what is read ahead.
  var overlapBytes: Int {
    let offsets = pieces.map { $0.place.byteOffset }
    let largest = zip(offsets.dropFirst(), offsets).map { $0 - $1 }.max() ?? 0
    return 2 * largest + 4 * TextBlocks.blockBytes
  }

  /// Times of one sample differ by less, in seconds: they were computed in two ways. ``PreparedRecording`` has as much in samples.
  private static let roundingSlack = 1e-6

  /// The rows that hold a stretch of time; nil where there are none.
  ///
  /// Where the clock was set back, the first rows of that time.
  ///
  /// - Complexity: O(log pieces) and the pieces of the stretch, where the clock was never set back.
  func rows(in seconds: Range<Double>) -> LongFileScan.Rows? {
    let earliest = seconds.lowerBound - Self.roundingSlack
    func overlaps(_ piece: LongFileScan.Piece) -> Bool {
      piece.seconds.map {
        $0.upperBound >= earliest && $0.lowerBound < seconds.upperBound + Self.roundingSlack
      } ?? false
    }
    guard let first = pieces[firstPiece(endingFrom: earliest)...].firstIndex(where: overlaps) else {
      return nil
    }
    let after = pieces[first...].firstIndex { !overlaps($0) }
    return rows(from: first, to: after ?? pieces.count)
  }

  /// - Parameter end: Of the piece behind the last one.
  private func rows(from first: Int, to end: Int) -> LongFileScan.Rows {
    let row = end < pieces.count ? pieces[end].place.row : rowCount
    return LongFileScan.Rows(start: pieces[first], count: row - pieces[first].place.row)
  }

  /// The first piece with a sample at or after a moment; the number of pieces where there is none.
  private func firstPiece(endingFrom seconds: Double) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].latestSeconds < seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the first sample at or after a moment may be: the rows of pieces that begin before it, and when the first of the other
  /// pieces begins.
  ///
  /// - Complexity: As ``rows(in:)``.
  func rowsOfFirst(from seconds: Double) -> (pieces: [LongFileScan.Rows], next: Double?) {
    var held: [LongFileScan.Rows] = []
    var next: Double?
    for index in firstPiece(endingFrom: seconds)..<pieces.count {
      if let span = pieces[index].seconds, span.upperBound >= seconds {
        if span.lowerBound >= seconds {
          next = min(next ?? .infinity, span.lowerBound)
        } else {
          held.append(rows(from: index, to: index + 1))
        }
      }
      if let next, pieces[index].earliestBehind >= next { break }
    }
    return (held, next)
  }
}

extension RecordingDecoder {
  /// The recordings over a stretch of a file that was read through.
  ///
  /// - Parameters:
  ///   - seconds: On the file's time axis.
  ///   - zero: What zero means on the recordings' own.
  mutating func recordings(
    in seconds: Range<Double>, of scan: LongFileScan.Result, since zero: LongFile.Zero
  ) throws(InputFailure) -> [Recording] {
    var recordings: [Recording] = []
    for var part in parts(areSeveral: true) {
      for known in scan.sensors where known.device == part.device {
        let sensor = part.sensors[known.place]
        let streams = try part.streams(of: sensor).within(seconds, after: scan.zero)
        recordings += try part.decoder.recording(of: known, sensor, streams, since: zero)
      }
    }
    return recordings
  }

  /// The recording of a sensor; none without a sample.
  func recording(
    of known: LongFileScan.Sensor, _ sensor: SensorPlan, _ samples: SensorStreams,
    since zero: LongFile.Zero
  ) throws(InputFailure) -> [Recording] {
    var streams = samples
    guard let first = streams.earlier,
      zero == .file || streams.carrier != nil
        || (sensor.acceleration == nil && sensor.orientation == nil)
    else { return [] }
    let offset = first.zero.seconds(after: known.zero)
    let stamped = zero == .file ? streams : nil
    var recording = try recording(of: sensor, &streams, settled: known.scales)
    recording.name = known.header.name
    recording.placement = known.header.placement
    recording.side = known.header.side
    recording.clock = known.header.clock
    if let stamped {
      // As they are computed for the whole file, to the last digit.
      var (forces, rates) = (stamped.carrier, stamped.rate)
      if let seconds = forces?.takeSeconds(since: known.zero) {
        recording.accelerometer?.timestamps = seconds
      }
      var orientation = stamped.orientation
      if let seconds = orientation?.takeSeconds(since: known.zero) {
        recording.orientation?.series.timestamps = seconds
      }
      if let seconds = rates?.takeSeconds(since: known.zero) {
        recording.gyroscope?.timestamps = seconds
      }
    } else {
      recording.clock = known.header.clock.later(bySeconds: offset)
    }
    return [recording]
  }
}
