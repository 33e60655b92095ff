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
}

/// The columns of one sensor.
struct SensorPlan: Sendable {
  /// The sensor's name where a file holds several.
  var label: String?
  var placement: Placement?
  var side: Side?
  var acceleration: AccelerationPlan
  var gyroscope: GyroscopePlan?
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
  /// Whether the recorder's sign convention is not known, so that at rest −g may be along the upward axis.
  var hasUnknownSign = false
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
