public import HiplineCore
import Synchronization

/// A file of recordings too long to be held: read through once, then stretch by stretch.
///
///     first reading   │ piece │ piece │ piece │ … │     what a visitor makes of the samples, the units, and where pieces begin
///     later readings              [ stretch )           recordings as `RecordingReader` would give them, with the same units
///
/// What is decided for a file is decided once, after all of it was seen: the unit of time by its first rows, the units of
/// acceleration and angular rate by the piece with the stillest second and the one in which gravity turns most. In memory are
/// one piece, a few dozen bytes for each piece of the file, and the stretch.
public final class LongFile: Sendable {
  /// Gets the accelerations of each sensor in turn: the sensor's index, and samples at seconds after the sensor's first one, in
  /// the unit and with the sign of the file.
  public typealias Visit = (_ sensor: Int, _ forces: TimedSeries) -> Void

  /// One sensor of the file.
  public struct Sensor: Sendable {
    /// All that is known of its recording, without samples.
    public var recording: Recording
    /// When its first sample comes on the file's time axis, whose zero is that of the first sensor.
    public var startSeconds: Double
    public var durationSeconds: Double
  }

  public let sensors: [Sensor]
  /// SHA-256 of the file's bytes in hexadecimal; nil where that was not asked for.
  public let sha256: String?

  private let text: FileText
  private let columns: ColumnSource
  private let scan: LongFileScan.Result
  /// Where the reading of the last stretch ended: a compressed file need not be unpacked from its beginning for the next.
  private let opened = Mutex<OpenText?>(nil)

  /// Reads the file through.
  ///
  /// - Parameter visit: Gets every sample once, in the order of the file.
  /// - Throws: As `RecordingReader.read(path:mapping:longestSeconds:fingerprinted:)`.
  /// - Complexity: O(bytes), one pass.
  public convenience init(
    path: String, mapping: ColumnMapping? = nil, fingerprinted: Bool = false, visit: Visit
  ) throws(InputFailure) {
    try self.init(
      FileText(path: path), columns: .header(mapping: mapping), fingerprinted: fingerprinted,
      visit: visit)
  }

  /// - Parameter rowsInPiece: How many rows a piece has, a block of text more or less.
  init(
    _ text: FileText, columns: ColumnSource, fingerprinted: Bool,
    rowsInPiece: Int = LongFileScan.rowsInPiece, visit: Visit
  ) throws(InputFailure) {
    self.text = text
    self.columns = columns
    let stored = try text.open()
    let hashed = fingerprinted ? FingerprintedSource(stored) : nil
    let scan = try LongFileScan.run(
      try text.unpacked(hashed ?? stored), plan: columns.planning, rowsInPiece: rowsInPiece,
      visit: visit)
    sha256 = try hashed?.sha256()
    self.scan = scan
    sensors = zip(scan.sensors, columns.settled(scan.sensors.map(\.header))).map { sensor, header in
      Sensor(
        recording: header, startSeconds: sensor.zero.seconds(after: scan.zero),
        durationSeconds: sensor.lastSeconds)
    }
  }

  /// The recordings over a stretch of time; a sensor without a sample in it has none.
  ///
  /// Each begins with its first sample, which its clock tells the time of.
  ///
  /// - Parameter seconds: On the file's time axis, half-open.
  /// - Complexity: O(bytes of the stretch) for stretches in the order of time, and what lies before for a compressed file.
  public func recordings(in seconds: Range<Double>) throws(InputFailure) -> [Recording] {
    guard let rows = scan.rows(in: seconds) else { return [] }
    let table = try table(rows)
    var decoder = RecordingDecoder(
      scan.plan, path: scan.path, table: table, counts: rows.start.counts)
    return columns.settled(try decoder.recordings(in: seconds, of: scan)).map { recording in
      var copy = recording
      copy.sha256 = sha256
      return copy
    }
  }

  private func table(_ rows: LongFileScan.Rows) throws(InputFailure) -> Table {
    let place = rows.start.place
    // One stretch at a time; the text is kept open for the next.
    let known = opened.withLock { opened -> OpenText? in
      defer { opened = nil }
      return opened
    }
    let source: OpenText
    if let known, known.blocks.consumedCount <= place.byteOffset {
      source = known
    } else {
      source = OpenText(blocks: TextBlocks(try text.openText()))
    }
    try source.blocks.pass(to: place.byteOffset)
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
}
