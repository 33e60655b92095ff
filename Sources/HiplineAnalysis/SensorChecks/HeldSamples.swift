import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Whether a stream repeats samples of a slower sensor, as a zero-order hold does.
///
///     sensor   ·   ·   ·   ·        Every row has its own stamp, but only every third one a new reading.
///     file     ···‾‾‾···___
///
/// A coarse sensor at rest repeats its readings too. But it changes by a step on one axis now and on another then, while a
/// slower sensor's new reading differs on all of them. Where each axis *i* stays the same in the share *rᵢ* of those rows
/// that differ at all, and the axes are independent, a row repeats by chance with the probability P that solves
///
///     P = Π (rᵢ (1 − P) + P)
///
/// the smallest solution. A second is held in which more rows repeat than five standard deviations above P, and in which
/// they do so evenly: chance makes runs of mean length *m* with variance *m* (*m* − 1), a rest inside the second makes more,
/// a slower clock makes next to none.
enum HeldSamples: SensorCheck {
  /// Rows are judged in windows of this length, in seconds: some tens of rows, within a movement or a rest.
  static let windowSeconds = 1.0
  /// A window needs so many changes: fewer tell nothing about the axes.
  static let fewestChanges = 5
  /// Where chance repeats more than this share of the rows, nothing is judged: the sensor is too coarse to tell.
  static let largestChance = 0.5
  /// So many standard deviations above what chance repeats are no chance: five, once in some millions of windows.
  static let deviations = 5.0
  /// Runs are even if their variance is below this share of what chance makes. Chosen, not derived: a slower clock makes next to
  /// none, a rest makes more than chance.
  static let evenShare = 0.5
  /// A stream is held if this share of the windows that can tell are: most of them.
  static let heldShare = 0.5

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    measured.channels.compactMap { channel in
      guard let share = measured.series(of: channel).flatMap(repeatedShare) else { return nil }
      return Finding(
        .heldSamples, .warning,
        "\((100 * share).text(decimals: 0)) % of the rows of the \(channel.rawValue) repeat the row before: the sensor is "
          + "slower than the file; the repeated rows are left out",
        hint: "export the sensor at its own rate")
    }
  }

  /// The stream without the rows that hold the sample before; unchanged where it is not held.
  static func released(_ stream: TimedSeries) -> TimedSeries {
    guard repeatedShare(stream) != nil else { return stream }
    let values = stream.values
    let kept = values.indices.filter { $0 == 0 || values[$0] != values[$0 - 1] }
    return TimedSeries(
      timestamps: kept.map { stream.timestamps[$0] }, values: VectorSeries(kept.map { values[$0] }))
  }

  /// The share of the rows that repeat the one before, in a stream that is held; nil for one that is not.
  static func repeatedShare(_ stream: TimedSeries) -> Double? {
    guard let first = stream.timestamps.first, let last = stream.timestamps.last, last > first
    else {
      return nil
    }
    let rate = Double(stream.count - 1) / (last - first)
    let length = max(2 * fewestChanges, Int(min(windowSeconds * rate, 1e6)))
    var (told, held, repeated, rows) = (0, 0, 0, 0)
    for start in stride(from: 1, to: stream.count - length, by: length) {
      let window = Repeats(stream.values, in: start..<(start + length))
      guard window.changes >= fewestChanges else { continue }
      let chance = window.chance
      guard chance <= largestChance else { continue }
      told += 1
      let count = Double(length)
      let limit = chance * count + deviations * max(1, (chance * (1 - chance) * count).squareRoot())
      if Double(window.repeats) > limit, window.isEven {
        held += 1
        repeated += window.repeats
        rows += length
      }
    }
    guard told > 0, Double(held) > heldShare * Double(told) else { return nil }
    return Double(repeated) / Double(rows)
  }

  /// How rows of a window relate to those before them.
  private struct Repeats {
    var repeats = 0
    var changes = 0
    /// The rows from one change to the next.
    private var runs: [Double] = []
    /// In how many changing rows an axis stays the same.
    private var unchanged = (x: 0, y: 0, z: 0)

    init(_ values: VectorSeries, in window: Range<Int>) {
      runs.reserveCapacity(window.count)
      var last: Int?
      var before = values[window.lowerBound - 1]
      for index in window {
        let this = values[index]
        defer { before = this }
        if this == before {
          repeats += 1
        } else {
          changes += 1
          if let last { runs.append(Double(index - last)) }
          last = index
          unchanged.x += this.x == before.x ? 1 : 0
          unchanged.y += this.y == before.y ? 1 : 0
          unchanged.z += this.z == before.z ? 1 : 0
        }
      }
    }

    /// Whether the sensor's readings come evenly.
    var isEven: Bool {
      guard let mean = RobustStatistics.mean(runs),
        let deviation = RobustStatistics.standardDeviation(runs)
      else { return false }
      return deviation * deviation < HeldSamples.evenShare * mean * (mean - 1)
    }

    /// The probability of a repeated row by chance.
    var chance: Double {
      let rows = Double(changes)
      let (x, y, z) = (
        Double(unchanged.x) / rows, Double(unchanged.y) / rows, Double(unchanged.z) / rows
      )
      var chance = 0.0
      for _ in 0..<200 {
        let change = 1 - chance
        let next = (x * change + chance) * (y * change + chance) * (z * change + chance)
        if next - chance < 1e-6 { break }
        chance = next
      }
      return chance
    }
  }
}
