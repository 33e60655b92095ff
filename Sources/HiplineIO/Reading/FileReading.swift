import HiplineCore

/// A text that is read from its first row on, and what it turns out to hold.
///
///     rows in hand ──────── the end comes first ──────▶ recordings
///           └── they last too long to be held ──▶ pieces ──▶ a scan, for stretches to be read later
struct FileReading {
  /// What a text holds.
  enum Content {
    case held([Recording])
    /// A recording that lasts too long to be held.
    case long(LongFileScan.Result)
  }

  /// For speed only: an hour at 70 Hz; nothing that short is looked at in between.
  private static let rowsBeforeFirstLook = 1 << 18

  private var plan: ReadingPlan
  private let preview: FilePreview
  private let path: String
  private var reader: TableReader

  /// - Parameters:
  ///   - plan: What makes a plan of the text's beginning.
  /// - Throws: Why there is none.
  init(_ source: any ByteSource, plan: RecordingReader.Planning) throws(InputFailure) {
    path = source.path
    let blocks = TextBlocks(source)
    preview = try RecordingReader.preview(of: blocks)
    self.plan = try plan(preview)
    guard self.plan.sensors.count <= SensorFile.mostOfSession else {
      throw InputFailure(
        .notARecording, path: source.path,
        "the table has the columns of more than \(SensorFile.mostOfSession) sensors",
        hint: "write a table for every few sensors, or name the columns of one in a session.yaml",
        line: self.plan.layout.headerLine)
    }
    reader = self.plan.reader(preview, blocks)
  }

  /// The recordings, however long they last.
  ///
  /// - Throws: `malformed-row`, `empty`, `no-time-base`, `unit-contradicted`.
  mutating func recordings() throws(InputFailure) -> [Recording] {
    _ = try reader.fill(to: .max)
    return try recordingsInHand()
  }

  /// The recordings, of which no second copy is made.
  private mutating func recordingsInHand() throws(InputFailure) -> [Recording] {
    try reader.check()
    var decoder = RecordingDecoder(plan, path: path, table: inOrder(reader.take()))
    return try decoder.recordings()
  }

  /// The recordings, or the scan of a text with one that lasts longer than is held.
  ///
  /// No row is read twice: those in hand are the scan's first pieces.
  ///
  /// - Parameters:
  ///   - longestSeconds: What lasts no longer is held.
  ///   - visit: See ``LongFile/Visit``.
  mutating func content(
    longestSeconds: Double, visit: LongFile.Visit
  ) throws(InputFailure) -> Content {
    guard longestSeconds < .infinity else { return .held(try recordings()) }
    var pieces: [LongFileScan.HeldPiece] = []
    var nextLook = Self.rowsBeforeFirstLook
    var goesOn = true
    while goesOn {
      let (place, first) = (reader.place, reader.rowCount)
      goesOn = try reader.fill(to: first + LongFileScan.rowsInPiece)
      pieces.append(LongFileScan.HeldPiece(place: place, rows: first..<reader.rowCount))
      guard goesOn, reader.rowCount >= nextLook else { continue }
      if secondsInHand.fromFirstToLast > longestSeconds {
        return .long(try finished(begun(pieces, of: reader.take(), visit: visit), visit: visit))
      }
      nextLook += nextLook / 2
    }
    guard secondsInHand.ofAll > longestSeconds else { return .held(try recordingsInHand()) }
    try reader.check()
    let table = reader.take()
    var decoder = RecordingDecoder(plan, path: path, table: inOrder(table))
    // Of a recording of hours the times that its clock counted twice are left out.
    let recordings = try decoder.recordings(areHeld: false)
    guard recordings.contains(where: { $0.durationSeconds > longestSeconds }) else {
      decoder = RecordingDecoder(plan, path: path, table: inOrder(table))
      return .held(try decoder.recordings())
    }
    return .long(try finished(begun(pieces, of: table, visit: visit), visit: visit))
  }

  /// A scan of the rows in hand.
  private mutating func begun(
    _ pieces: [LongFileScan.HeldPiece], of table: Table, visit: LongFile.Visit
  ) throws(InputFailure) -> LongFileScan {
    // What values leave open of an orientation is settled for the file by the rows that were held.
    plan.settleOrientations(by: table)
    var scan = LongFileScan(plan, path: path)
    try scan.add(pieces, of: table, visit: visit)
    return scan
  }

  /// The rows in the order of time where they are written the other way round, each once.
  private func inOrder(_ table: Table) -> Table {
    if NewestFirst.isOrder(of: table, byColumn: plan.timeColumn) {
      var turned = table.reversed
      turned.findings.append(NewestFirst.finding)
      return turned
    }
    let repeated = Set(RepeatedRows.of(table, byColumn: plan.timeColumn))
    guard !repeated.isEmpty else { return table }
    var kept = table.keeping((0..<table.rowCount).filter { !repeated.contains($0) })
    kept.findings.append(RepeatedRows.finding(repeated.count))
    return kept
  }

  /// The scan of all of the text.
  ///
  /// - Parameters:
  ///   - rowsInPiece: How many rows a piece has, a block of text more or less.
  ///   - visit: See ``LongFile/Visit``.
  mutating func scan(
    rowsInPiece: Int = LongFileScan.rowsInPiece, visit: LongFile.Visit
  ) throws(InputFailure) -> LongFileScan.Result {
    guard plan.sensors.contains(where: { $0.orientation != nil }) else {
      return try finished(LongFileScan(plan, path: path), rowsInPiece: rowsInPiece, visit: visit)
    }
    // An orientation is settled by more rows than a piece has.
    var pieces: [LongFileScan.HeldPiece] = []
    var goesOn = true
    while goesOn, reader.rowCount < Self.rowsBeforeFirstLook {
      let (place, first) = (reader.place, reader.rowCount)
      goesOn = try reader.fill(to: first + rowsInPiece)
      pieces.append(LongFileScan.HeldPiece(place: place, rows: first..<reader.rowCount))
    }
    let held = try begun(pieces, of: reader.take(), visit: visit)
    return try finished(held, rowsInPiece: rowsInPiece, visit: visit)
  }

  /// How long the rows last that are in hand, by whichever column of times says most: from the first row to the last, and from
  /// the earliest to the latest.
  private var secondsInHand: (fromFirstToLast: Double, ofAll: Double) {
    var longest = (fromFirstToLast: 0.0, ofAll: 0.0)
    for time in plan.streamsOfTime.keys {
      var table = Table(
        columns: plan.columnKinds.map { _ in nil }, labels: [], origins: reader.memory.origins,
        mayLackValues: [], rowCount: reader.rowCount)
      if let column = time.column { table.columns[column] = reader.values(ofColumn: column) }
      guard let axis = try? TimeAxis(time, table: table, layout: plan.layout, path: path),
        let first = axis.seconds.first(where: { $0.isFinite }),
        let last = axis.seconds.last(where: { $0.isFinite })
      else { continue }
      let (earliest, latest) = axis.seconds.reduce((first, first)) { bounds, seconds in
        seconds.isFinite ? (min(bounds.0, seconds), max(bounds.1, seconds)) : bounds
      }
      longest.fromFirstToLast = max(longest.fromFirstToLast, last - first)
      longest.ofAll = max(longest.ofAll, latest - earliest)
    }
    return longest
  }

  /// The scan with what is left of the text.
  private mutating func finished(
    _ begun: LongFileScan, rowsInPiece: Int = LongFileScan.rowsInPiece, visit: LongFile.Visit
  ) throws(InputFailure) -> LongFileScan.Result {
    var scan = begun
    reader.largestPiece = rowsInPiece
    var goesOn = true
    while goesOn {
      let place = reader.place
      goesOn = try reader.fill(to: rowsInPiece)
      if reader.rowCount > 0 { try scan.add(reader.take(), at: place, visit: visit) }
    }
    try reader.check()
    return try scan.result(of: reader, columns: plan.columns(preview))
  }
}
