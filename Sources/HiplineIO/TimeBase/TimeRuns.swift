import HiplineCore

/// The stretches of a table in which time runs forward, and whether they lie over each other.
///
/// Where a logger starts anew in the same file, or one recording is appended to another, time falls back and rows come that lie at the
/// times of rows before. Sorted, two movements would be one. Packets that came late fall back as well, into the gaps that they left.
enum TimeRuns {
  /// A fall of more begins another stretch, in seconds. Chosen, not derived: what a radio sends again is late by less.
  private static let fallSeconds = 1.0
  /// Rows of two stretches lie over each other if they are nearer than this share of a step: samples of one sensor are a step apart.
  private static let nearShare = 0.5

  /// A step longer than this many median steps is a leap. Chosen, not derived: a late stamp makes one of two, a lost packet more.
  private static let longestStepFactor = 2.5

  /// Where time falls back to rows that lie over others.
  struct Overlap {
    /// The first row after the fall, from 0.
    var row: Int
    var fallSeconds: Double
    /// How many rows lie over others.
    var rowCount: Int
  }

  /// - Parameter seconds: In the order of rows; not a number where a stamp is missing.
  /// - Returns: The first fall; nil where hardly any rows lie over others.
  static func overlap(of seconds: [Double]) -> Overlap? {
    var stamps: [(seconds: Double, stretch: Int)] = []
    var falls: [(row: Int, seconds: Double)] = []
    var latest = -Double.infinity
    for (row, second) in seconds.enumerated() where !second.isNaN {
      if second < latest - fallSeconds {
        falls.append((row, latest - second))
        latest = second
      }
      latest = max(latest, second)
      stamps.append((second, falls.count))
    }
    guard let first = falls.first else { return nil }
    let near = nearShare * TimeAxis.medianStep(seconds)
    stamps.sort { $0.seconds < $1.seconds }
    let count = zip(stamps, stamps.dropFirst()).count {
      $0.stretch != $1.stretch && $1.seconds - $0.seconds < near
    }
    guard Double(count) > MalformedRows.tolerableShare * Double(stamps.count) else { return nil }
    return Overlap(row: first.row, fallSeconds: first.seconds, rowCount: count)
  }

  /// Takes a clock that was set back on the way for going on: the rows after it follow the rows before by one step.
  ///
  /// A packet that came late falls back as well, but time then leaps to where it was. Here it goes on by steps through all times that it
  /// had already: nothing else was measured at them.
  ///
  /// - Returns: What is said of it; nil where the clock was not set.
  static func goOn(_ seconds: inout [Double]) -> Finding? {
    let stamps = seconds
    let step = TimeAxis.medianStep(seconds)
    let rows = stamps.indices.filter { !stamps[$0].isNaN }
    var (sets, largest, offset) = (0, 0.0, 0.0)
    for (place, row) in rows.enumerated().dropFirst() {
      let before = stamps[rows[place - 1]]
      let fall = before - stamps[row]
      if fall > step, fall < fallSeconds,
        goesOn(rows[place...].lazy.map { stamps[$0] }, past: before, step: step)
      {
        sets += 1
        largest = max(largest, fall)
        offset += fall + step
      }
      seconds[row] += offset
    }
    guard sets > 0 else { return nil }
    return Finding(
      .outOfOrder, .warning,
      "the clock was set back \(sets == 1 ? "once" : "\(sets) times") by up to \(largest.text(decimals: 1)) s; the rows after it were taken "
        + "to follow those before",
      hint: "switch the setting of the recorder's clock off while it records")
  }

  /// Whether stamps reach a time by steps, none of them a leap.
  private static func goesOn(
    _ stamps: some Sequence<Double>, past end: Double, step: Double
  ) -> Bool {
    var last: Double?
    for stamp in stamps {
      if let last, !(0...longestStepFactor * step).contains(stamp - last) { return false }
      if stamp > end { return true }
      last = stamp
    }
    return false
  }

  /// - Parameter column: Of the times, from 0.
  /// - Throws: `no-time-base` where time falls back and rows then lie at the times of others.
  static func check(_ seconds: [Double], path: String, column: Int?) throws(InputFailure) {
    guard let overlap = overlap(of: seconds) else { return }
    throw InputFailure(
      .noTimeBase, path: path,
      "time falls back by \(overlap.fallSeconds.text(decimals: 1)) s before row \(overlap.row + 1) of the table, and "
        + "\(overlap.rowCount) rows lie at the times of others: two recordings in one file, or a clock that was set",
      hint: "cut the file there, and give the parts", column: column.map { $0 + 1 })
  }

  /// The order of an axis' stamps, which go on where only the clock was set back (``goOn(_:)``).
  ///
  /// - Parameter column: Of the times, from 0.
  /// - Throws: `no-time-base`, see ``check(_:path:column:)``.
  static func order(
    _ axis: inout TimeAxis, path: String, column: Int?
  ) throws(InputFailure) -> StampOrder {
    let order = StampOrder(axis.seconds)
    guard order.falls > 0 else { return order }
    try check(axis.seconds, path: path, column: column)
    guard let finding = goOn(&axis.seconds) else { return order }
    axis.findings.append(finding)
    return StampOrder(axis.seconds)
  }
}
