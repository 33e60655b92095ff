package import HiplineCore
import Synchronization

/// A file of recordings too long to be held: read through once, then stretch by stretch.
///
///     first reading   │ piece │ piece │ piece │ … │     what a visitor makes of the samples, the units, and where pieces begin
///     later readings              [ stretch )           recordings as `RecordingReader` would give them, with the same units
///
/// What is decided for a file is decided once, after all of it was seen: the unit of time by its first rows, the units of
/// acceleration and angular rate by the piece with the stillest second and the one in which gravity turns most. In memory are
/// one piece, a few dozen bytes for each piece of the file, and the stretch.
package final class LongFile: Sendable {
  /// Gets the accelerations of each sensor in turn: the sensor's index, and samples at seconds after the sensor's first one, in
  /// the unit and with the sign of the file.
  package typealias Visit = (_ sensor: Int, _ forces: TimedSeries) -> Void

  /// One sensor of the file.
  package struct Sensor: Sendable {
    /// All that is known of its recording, without samples.
    package var recording: Recording
    /// When its first sample comes on the file's time axis, whose zero is that of the first sensor.
    package var startSeconds: Double
    package var durationSeconds: Double
    /// How many samples of each channel there are in the file.
    package var sampleCounts: [Channel: Int]
  }

  /// What zero means on the time axes of a stretch's recordings.
  package enum Zero: Sendable {
    /// The stretch's first sample.
    case stretch
    /// The sensor's first sample in the file: stretches one after the other are the recording.
    case file
  }

  package let sensors: [Sensor]
  /// SHA-256 of the file's bytes in hexadecimal.
  package let sha256: String

  private let path: String
  private let store: any FileStore
  private let columns: ColumnSource
  private let scan: LongFileScan.Result
  /// Of the file when it was read through: nothing is read of another one.
  private let state: FileState?
  /// Where the reading of the last stretch ended: a compressed file need not be unpacked from its beginning for the next.
  private let opened = Mutex<OpenText?>(nil)
  /// Where samples are rare, many stretches lie in the same few rows.
  private let recent = Mutex<DecodedRows?>(nil)

  /// Reads a file through, however long its recordings last.
  ///
  /// - Parameters:
  ///   - columns: What tells the file's columns.
  ///   - rowsInPiece: How many rows a piece has, a block of text more or less.
  ///   - visit: Gets every sample once, in the order of the file.
  /// - Throws: As `RecordingReader.read(path:mapping:fingerprinted:)`.
  /// - Complexity: O(bytes), one pass.
  package convenience init(
    _ path: String, in store: any FileStore, columns: ColumnSource = .header(),
    rowsInPiece: Int = LongFileScan.rowsInPiece, visit: Visit
  ) throws(InputFailure) {
    let state = store.state(of: path)
    let (scan, sha256) = try FileState.unchanged(path, in: store, since: state) {
      () throws(InputFailure) -> (LongFileScan.Result, String) in
      let stored = FingerprintedSource(try store.open(path))
      var reading = try FileReading(store.unpacked(stored), plan: columns.planning)
      return (
        try reading.scan(rowsInPiece: rowsInPiece, visit: visit), try stored.sha256()
      )
    }
    self.init(path, in: store, columns: columns, scan: scan, sha256: sha256, state: state)
  }

  /// - Parameters:
  ///   - scan: Of the file.
  ///   - sha256: See ``sha256``.
  ///   - state: Of the file before it was opened.
  init(
    _ path: String, in store: any FileStore, columns: ColumnSource, scan: LongFileScan.Result,
    sha256: String, state: FileState?
  ) {
    self.path = path
    self.state = state
    self.store = store
    self.columns = columns
    self.scan = scan
    self.sha256 = sha256
    sensors = zip(scan.sensors, columns.settled(scan.sensors.map { $0.header })).map {
      sensor, header in
      Sensor(
        recording: header, startSeconds: sensor.zero.seconds(after: scan.zero),
        durationSeconds: sensor.lastSeconds, sampleCounts: sensor.sampleCounts)
    }
  }

  /// The recordings over a stretch of time; a sensor without a sample in it has none.
  ///
  /// - Parameters:
  ///   - seconds: On the file's time axis, half-open.
  ///   - zero: What zero means on the recordings' own time axes, which their clocks tell the time of.
  /// - Throws: `unreadable` where the file is no more the one that was read through.
  /// - Complexity: O(bytes of the stretch) for stretches in the order of time; for a compressed file, and what lies before where
  ///   one comes earlier than a piece before the end of the last.
  package func recordings(
    in seconds: Range<Double>, since zero: Zero = .stretch
  ) throws(InputFailure) -> [Recording] {
    guard let rows = scan.rows(in: seconds) else { return [] }
    let recordings: [Recording]
    if rows.count <= Self.fewRows {
      recordings = try decoded(rows).recordings(in: seconds, since: zero)
    } else {
      var decoder = RecordingDecoder(
        scan.plan, path: scan.path, table: try table(rows), counts: rows.start.counts)
      recordings = try decoder.recordings(in: seconds, of: scan, since: zero)
    }
    return columns.settled(recordings).map { recording in
      var copy = recording
      copy.sha256 = sha256
      return copy
    }
  }

  /// When the first sample at or after a moment comes, on the file's time axis; nil where there is none.
  ///
  /// - Complexity: One pass over the pieces that the moment lies in.
  package func firstSampleSeconds(from seconds: Double) throws(InputFailure) -> Double? {
    let (pieces, next) = scan.rowsOfFirst(from: seconds)
    var earliest = next
    for rows in pieces {
      guard let first = try decoded(rows).firstSeconds(from: seconds) else { continue }
      earliest = min(earliest ?? .infinity, first)
    }
    return earliest
  }

  /// For memory only: so many rows, a piece or two, are kept for the next stretch, which may lie in them too.
  private static let fewRows = 2 * LongFileScan.rowsInPiece

  /// The samples of a few rows, which are read again only where others were asked for in between.
  private func decoded(_ rows: LongFileScan.Rows) throws(InputFailure) -> DecodedRows {
    if let known = recent.withLock({ $0 }), known.are(rows) {
      return try FileState.unchanged(path, in: store, since: state) { known }
    }
    let decoded = try DecodedRows(rows, table(rows), of: scan)
    recent.withLock { $0 = decoded }
    return decoded
  }

  /// - Throws: `unreadable` where the file is no more the one that was read through.
  private func table(_ rows: LongFileScan.Rows) throws(InputFailure) -> Table {
    try FileState.unchanged(path, in: store, since: state) { () throws(InputFailure) -> Table in
      try read(rows)
    }
  }

  private func read(_ rows: LongFileScan.Rows) throws(InputFailure) -> Table {
    let place = rows.start.place
    // One stretch at a time; the text is kept open for the next.
    let known = opened.withLock { opened -> OpenText? in
      defer { opened = nil }
      return opened
    }
    let source: OpenText
    if let known, let open = known.moved(to: place.byteOffset) {
      source = open
    } else {
      source = OpenText(try store.unpacked(store.open(path)), remembering: scan.overlapBytes)
    }
    try source.pass(to: place.byteOffset)
    var reader = TableReader(
      source.blocks, scan.columns, at: place, memory: scan.memory, largestPiece: rows.count)
    _ = try reader.fill(to: rows.count)
    opened.withLock { $0 = source }
    return reader.take()
  }
}

/// A text that is being read, by one stretch at a time.
private struct OpenText: @unchecked Sendable {
  let blocks: TextBlocks
  /// Where in the text the blocks begin.
  private let start: Int
  /// What was unpacked last; nil for a text whose places can be gone to.
  private let recent: RecentBytes?

  /// - Parameter overlap: How many bytes the beginning of a stretch may lie before the end of the one before.
  init(_ source: any ByteSource, remembering overlap: Int) {
    recent = source.byteCount == nil ? RecentBytes(source, count: overlap) : nil
    blocks = TextBlocks(recent ?? source)
    start = 0
  }

  private init(_ recent: RecentBytes, at start: Int) {
    self.recent = recent
    self.start = start
    blocks = TextBlocks(recent)
  }

  /// The text with a place still ahead; nil where only opening it again leads there.
  func moved(to offset: Int) -> OpenText? {
    if start + blocks.consumedCount <= offset { return self }
    guard let recent, recent.goBack(to: offset) else { return nil }
    return OpenText(recent, at: offset)
  }

  func pass(to offset: Int) throws(InputFailure) { try blocks.pass(to: offset - start) }
}
