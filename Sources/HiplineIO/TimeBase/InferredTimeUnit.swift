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
  /// Whether the column goes up by one from each row to the next: then it may count rows.
  let countsRows: Bool

  /// The share of rows that go up by one where rows are counted: all, but for what was lost.
  private static let countingShare = 0.99

  init(_ unit: TimeUnit, stamps: [Double], column: Int) {
    self.unit = unit
    self.column = column
    stepSeconds = TimeAxis.medianStep(stamps) / unit.perSecond
    let ones = zip(stamps, stamps.dropFirst()).count { $1 - $0 == 1 }
    countsRows = stamps.count > 1 && Double(ones) >= Self.countingShare * Double(stamps.count - 1)
  }
}

extension InferredTimeUnit {
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
