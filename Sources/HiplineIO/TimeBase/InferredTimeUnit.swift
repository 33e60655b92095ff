import HiplineCore

/// The unit of a column of times that nothing states, as the rate that it makes is plausible.
///
/// Other units make a plausible rate as well, and so does a column that counts rows. Where the file has an angular rate in a known unit,
/// gravity tells how long a step is (``GravityMotion``).
struct InferredTimeUnit: Sendable, Hashable {
  let unit: TimeUnit
  /// From 0.
  let column: Int
  /// From row to row, in seconds as they were read.
  let stepSeconds: Double
  /// By how much the column goes up from each row to the next; nil where that varies.
  private let stride: Double?

  /// The share of rows that go up by as much where rows are counted: all, but for what was lost.
  private static let countingShare = 0.99
  /// Every so many rows of a counter may have been kept. Chosen, not derived: steps of 10 ms and more are those of usual rates, and
  /// nobody keeps so few.
  private static let thinnedRows = 2.0..<10

  /// Whether the column goes up by one from each row to the next: then it may count rows.
  var countsRows: Bool { stride == 1 }

  init(_ unit: TimeUnit, stamps: [Double], column: Int) {
    self.unit = unit
    self.column = column
    stepSeconds = TimeAxis.medianStep(stamps) / unit.perSecond
    let usual = TimeAxis.medianStep(stamps)
    let alike = zip(stamps, stamps.dropFirst()).count { $1 - $0 == usual }
    let isStride =
      stamps.count > 1 && Double(alike) >= Self.countingShare * Double(stamps.count - 1)
    stride = isStride ? usual : nil
  }
}

extension InferredTimeUnit {
  /// What is said of a column that may count rows of which only some were kept; nil where its steps are others.
  func doubt(column name: String) -> Finding? {
    guard let stride, Self.thinnedRows.contains(stride), stride == stride.rounded() else {
      return nil
    }
    let step = stride.text(decimals: 0)
    return Finding(
      .timeUnitInferred, .warning,
      "\(name) goes up by \(step) from each row to the next; it was taken for \(unit.name), and nothing confirms it: it may count "
        + "rows of which one in \(step) was kept",
      hint:
        "write the unit into the column's name, as in `time_\(unit.plainName)`, or state `rate_hz` in a session.yaml"
    )
  }

  /// Why a column is no time that goes up by one from row to row, where nothing confirms that a row is a millisecond.
  func countingRows(path: String, line: Int) -> InputFailure {
    InputFailure(
      .noTimeBase, path: path,
      "the time column goes up by one from each row to the next: it counts rows, or milliseconds at 1000 Hz",
      hint:
        "state the rate as `rate_hz: 50` in a session.yaml, or name the column `time_ms` if it holds milliseconds",
      line: line, column: column + 1)
  }
}

extension Recording {
  /// Reads the times in another unit.
  mutating func scaleTime(by factor: Double) {
    if case .sinceStart(let seconds) = clock { clock = .sinceStart(seconds: seconds * factor) }
    mapSeries {
      TimedSeries(timestamps: $0.timestamps.map { $0 * factor }, values: $0.values)
    }
  }
}
