import HiplineCore

/// How one file is to be read: what a format makes of a preview, and all that the decoder needs.
package struct ReadingPlan: Sendable {
  var format: String
  var layout: TableLayout
  var sensors: [SensorPlan]
  var decisions: [ColumnDecision]
  var otherChannels: [String]
  /// Findings that the preview already gives.
  var findings: [Finding] = []
  /// What the stamps count from, where they are not times since 1970 themselves.
  var timeZero: TimeZero?
  /// The columns that name the device of each row, where a file's rows come from several.
  var deviceColumns: [Int] = []
  /// The columns that may do so: their rows will tell.
  var candidateColumns: [Int] = []
  /// The column that says of each row whether its values are an acceleration or an angular rate.
  var kindColumn: Int?
  /// Whether a row is written for every event of any sensor, with the last values of the others repeated.
  var holdsBetweenEvents = false
}

extension ReadingPlan {
  /// By column, how many vectors and axes of time are made of it.
  var usesOfColumns: [Int] {
    var uses = Array(repeating: 0, count: layout.columnCount)
    for column in sensors.flatMap({ $0.columns }) { uses[column] += 1 }
    // A column of time is read by its axes.
    for time in streamsOfTime.keys {
      for column in time.columns { uses[column] += 1 }
    }
    return uses
  }

  /// How many streams have their time from each source.
  var streamsOfTime: [TimeSource: Int] {
    timesOfStreams.reduce(into: [:]) { counts, time in counts[time, default: 0] += 1 }
  }

  /// The source of each stream's time.
  private var timesOfStreams: [TimeSource] { sensors.flatMap { $0.times } }

  /// The first column that holds times.
  var timeColumn: Int? { timesOfStreams.lazy.compactMap { $0.column }.first }

  /// How each column is to be read.
  var columnKinds: [TableReader.ColumnKind] {
    var kinds = [TableReader.ColumnKind](repeating: .skipped, count: layout.columnCount)
    for column in sensors.flatMap({ $0.columns }) { kinds[column] = .number }
    for time in streamsOfTime.keys {
      switch time {
      case .column(let column, let encoding): kinds[column] = encoding.columnKind
      case .parts(let column, let encoding, let further):
        kinds[column] = encoding.columnKind
        for part in further { kinds[part.column] = .number }
      case .index(let column?, _): kinds[column] = .number
      case .index(nil, _): break
      }
    }
    for column in candidateColumns { kinds[column] = .possibleLabel }
    for column in deviceColumns + [kindColumn].compactMap({ $0 }) { kinds[column] = .label }
    return kinds
  }

  /// A reader of the table's rows.
  ///
  /// - Parameters:
  ///   - preview: What the plan was made of.
  ///   - blocks: The whole text, the preview included.
  ///   - largestPiece: How many rows will be in hand at most; nil for all of them.
  func reader(
    _ preview: FilePreview, _ blocks: TextBlocks, largestPiece: Int? = nil
  ) -> TableReader {
    let start = layout.dataStart
    let linesBefore = preview.bytes.prefix(start).count { $0 == Ascii.lineFeed }
    blocks.skip(start)
    return TableReader(
      blocks, columns(preview),
      at: TableReader.Place(byteOffset: blocks.consumedCount, line: linesBefore + 1, row: 0),
      largestPiece: largestPiece)
  }

  func columns(_ preview: FilePreview) -> TableReader.Columns {
    let start = layout.dataStart
    let header = preview.lines.dropFirst(max(0, layout.line - 1))
      .prefix { layout.headerLine != nil && $0.upperBound < start }
      .map { Array(preview.bytes[$0]) }
      .filter { !$0.isEmpty }
    return TableReader.Columns(layout: layout, kinds: columnKinds, header: header)
  }
}

/// What a format says about the time of its stamps, in seconds since 1970-01-01.
enum TimeZero: Sendable, Hashable {
  /// The time at which the stamps are zero.
  case ofStamps(unixSeconds: Double)
  /// The time of the first row.
  case ofFirstRow(unixSeconds: Double)
}

/// The columns of one sensor.
struct SensorPlan: Sendable {
  /// The sensor's name where a file holds several.
  var label: String?
  var placement: Placement?
  var side: Side?
  /// nil for a file of the gyroscope alone, and for one whose orientation stands in for it.
  var acceleration: AccelerationPlan?
  var gyroscope: GyroscopePlan?
  var orientation: OrientationPlan?

  /// A sensor whose name may hold the words for a placement and a side.
  init(named name: String?) {
    label = name
    let words = BodyWords(name ?? "")
    placement = words.placement
    side = words.side
  }

  /// All columns of values, each as often as something is made of it.
  var columns: [Int] { vectors.flatMap { $0.indices } + (orientation?.columns ?? []) }

  /// All columns that are vectors.
  var vectors: [VectorColumns] {
    (acceleration?.parts ?? []) + (gyroscope.map { [$0.columns] } ?? [])
  }

  /// The times of its streams.
  var times: [TimeSource] {
    [acceleration?.time, gyroscope?.time, orientation?.time].compactMap { $0 }
  }

  /// Whether the orientation stands in for an acceleration that was not measured.
  var isOrientationAlone: Bool { acceleration == nil && orientation != nil }

  init(acceleration: AccelerationPlan?, gyroscope: GyroscopePlan?) {
    self.acceleration = acceleration
    self.gyroscope = gyroscope
  }
}

/// Three columns which are one vector, by their index from 0.
struct VectorColumns: Sendable, Hashable {
  var x: Int
  var y: Int
  var z: Int

  var indices: [Int] { [x, y, z] }
}

/// How an acceleration is read.
struct AccelerationPlan: Sendable {
  /// Vectors to be added: one, or gravity and the acceleration without it.
  var parts: [VectorColumns]
  /// The unit of the first part.
  var unit: UnitSource<AccelerationUnit>
  /// What to multiply the second part by to have it in the unit of the first; nil where both are in one.
  var furtherFactor: Double?
  /// Whether a name says that gravity was removed.
  var isLinear = false
  /// Whether a user says so, which no sample overrules.
  var isLinearForCertain = false
  /// The sign of the upward axis at rest; nil where nothing is known of it and +g is taken.
  var restSign: RestSign?
  var time: TimeSource
}

/// How an angular rate is read.
struct GyroscopePlan: Sendable {
  var columns: VectorColumns
  var unit: UnitSource<AngularRateUnit>
  var time: TimeSource
}

/// Where a unit is known from.
enum UnitSource<Unit: Sendable & Hashable>: Sendable, Hashable {
  /// The file names it, as `text`.
  case declared(Unit, text: String)
  /// The format is known to use it.
  case format(Unit)
  case unknown
}

/// Where the time of a row is known from.
enum TimeSource: Sendable, Hashable {
  case column(Int, encoding: TimeEncoding)
  /// A column of seconds, and others whose values are added to them.
  case parts(Int, encoding: TimeEncoding, [Part])
  /// Row number, or the number in a column, divided by a rate.
  case index(column: Int?, rateHertz: Double)

  /// A further column of a time, in its unit: what is beyond whole seconds, or minutes and hours.
  struct Part: Sendable, Hashable {
    var column: Int
    var unit: TimeUnit
  }

  /// The further columns of the time.
  var further: [Part] {
    if case .parts(_, _, let further) = self { further } else { [] }
  }

  var column: Int? {
    switch self {
    case .column(let column, _), .parts(let column, _, _): column
    case .index(let column, _): column
    }
  }

  /// All columns that make the time.
  var columns: [Int] {
    (column.map { [$0] } ?? []) + further.map { $0.column }
  }
}

/// How a time is written.
enum TimeEncoding: Sendable, Hashable {
  /// The unit is nil where only the values can tell.
  case number(TimeUnit?, isLarge: Bool)
  case calendar

  fileprivate var columnKind: TableReader.ColumnKind {
    switch self {
    case .number(_, let isLarge): isLarge ? .largeNumber : .number
    case .calendar: .calendar
    }
  }
}
