import HiplineCore

/// How one file is to be read: what a format makes of a preview, and all that the decoder needs.
public struct ReadingPlan: Sendable {
  var format: String
  var layout: TableLayout
  var sensors: [SensorPlan]
  var decisions: [ColumnDecision]
  var otherChannels: [String]
  /// Findings that the preview already gives.
  var findings: [Finding] = []
  /// What the stamps count from, where they are not times since 1970 themselves.
  var timeZero: TimeZero?
  /// The column that names the device of each row, where a file's rows come from several in turn.
  var deviceColumn: Int?
  /// Whether a row is written for every event of any sensor, with the last values of the others repeated.
  var holdsBetweenEvents = false
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
  /// nil for a file of the gyroscope alone.
  var acceleration: AccelerationPlan?
  var gyroscope: GyroscopePlan?

  /// A sensor whose name may hold the words for a placement and a side.
  init(named name: String?) {
    label = name
    let words = BodyWords(name ?? "")
    placement = words.placement
    side = words.side
  }

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
  var unit: UnitSource<AccelerationUnit>
  /// Whether a name says that gravity was removed.
  var isLinear = false
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
  /// Row number, or the number in a column, divided by a rate.
  case index(column: Int?, rateHertz: Double)

  var column: Int? {
    switch self {
    case .column(let column, _): column
    case .index(let column, _): column
    }
  }
}

/// How a time is written.
enum TimeEncoding: Sendable, Hashable {
  /// The unit is nil where only the values can tell.
  case number(TimeUnit?, isLarge: Bool)
  case calendar
}
