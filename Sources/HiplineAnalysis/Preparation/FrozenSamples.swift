import HiplineCore

/// Stretches in which an acceleration does not change at all, although the sensor's noise changes it everywhere else.
///
/// A sensor that sleeps, or whose connection is lost, gives its last reading again and again; a repetition may hide in there. Also a
/// recorder on a table, where a coarse sensor reads the same for seconds. A sensor so coarse that it does so on a body too is left as it
/// is.
enum FrozenSamples {
  /// Nothing changes for longer than this, in seconds: shorter, it is bridged like a gap.
  private static let shortestSeconds = PreparedRecording.longestBridgedGapSeconds
  /// And for so many rows: with a chance of one half for each, once in a thousand million.
  private static let fewestRows = 30
  /// The share of the steps after which a noisy reading turns round: two of three for white noise alone, fewer in a movement; one
  /// of 25 and fewer in a movement without noise.
  private static let noisyShare = 0.25

  /// The recording without such stretches of the acceleration, and of the angular rate where that does not change either.
  static func without(_ recording: Recording) -> Recording {
    guard let forces = recording.accelerometer else { return recording }
    let runs = runs(of: forces)
    guard !runs.isEmpty, isNoisy(forces.values, besides: runs) else { return recording }
    var copy = recording
    copy.accelerometer = forces.without(runs)
    let spans = runs.map { forces.timestamps[$0.lowerBound]...forces.timestamps[$0.upperBound - 1] }
    if let rates = recording.gyroscope {
      let alike = Self.runs(of: rates).filter { run in
        spans.contains { $0.contains(rates.timestamps[run.lowerBound + run.count / 2]) }
      }
      copy.gyroscope = rates.without(alike)
    }
    let longest = spans.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    copy.findings.append(
      Finding(
        .frozenSensor, .warning,
        "the acceleration does not change at all in \(counted(spans.count, "stretch", "stretches")) of up to "
          + "\(longest.text(decimals: 1)) s: asleep, disconnected, or not on a body; taken as missing",
        hint: "switch the recorder's sleep mode off, and check the connection",
        seconds: spans[0].lowerBound..<spans[spans.count - 1].upperBound))
    return copy
  }

  /// The rows after the first of each long stretch of equal ones.
  private static func runs(of stream: TimedSeries) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 1..<max(1, stream.count + 1) {
      if index < stream.count, stream.values[index] == stream.values[start] { continue }
      if index - start > fewestRows,
        stream.timestamps[index - 1] - stream.timestamps[start] > shortestSeconds
      {
        runs.append((start + 1)..<index)
      }
      start = index
    }
    return runs
  }

  /// Whether a sensor's noise moves the readings outside, to and fro from row to row, in every stretch of them; a coarse sensor's changes
  /// by single steps now and then, and what has no noise goes on as it went.
  private static func isNoisy(_ values: VectorSeries, besides runs: [Range<Int>]) -> Bool {
    let bounds = [0] + runs.flatMap { [$0.lowerBound, $0.upperBound] } + [values.count]
    var (turns, steps) = (0, 0)
    for index in stride(from: 0, to: bounds.count, by: 2) {
      var (repeats, rows) = (0, 0)
      for row in stride(from: bounds[index] + 2, to: bounds[index + 1], by: 1) {
        let (before, after) = (values[row - 1] - values[row - 2], values[row] - values[row - 1])
        turns += before.x * after.x < 0 ? 1 : 0
        turns += before.y * after.y < 0 ? 1 : 0
        turns += before.z * after.z < 0 ? 1 : 0
        steps += 3
        repeats += after == .zero ? 1 : 0
        rows += 1
        if rows == fewestRows {
          if Double(repeats) > HeldSamples.largestChance * Double(rows) { return false }
          (repeats, rows) = (0, 0)
        }
      }
    }
    return Double(turns) > noisyShare * Double(steps)
  }
}

extension TimedSeries {
  fileprivate func without(_ ranges: [Range<Int>]) -> TimedSeries {
    guard !ranges.isEmpty else { return self }
    var kept: [Int] = []
    var next = 0
    for range in ranges {
      kept += next..<range.lowerBound
      next = range.upperBound
    }
    kept += next..<count
    return TimedSeries(
      timestamps: kept.map { timestamps[$0] }, values: VectorSeries(kept.map { values[$0] }))
  }
}
