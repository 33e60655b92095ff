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
}
