import HiplineCore

/// Takes rows out of a stream that hold no sample, and brings the others into the order of time.
///
/// What was done is in ``findings``.
struct StreamCleaner {
  let channel: Channel
  private(set) var seconds: [Double]
  private(set) var values: VectorSeries<SensorFrame>
  private(set) var findings: [Finding] = []
  /// The rows without a complete sample.
  private(set) var missingRows = 0
  /// From the first row to the first sample.
  private(set) var leadSeconds = 0.0

  /// - Parameters:
  ///   - seconds: One for every vector; not a number where it is missing.
  ///   - holdsBetweenEvents: Whether a vector like the one before is a repetition of it and no sample.
  init(
    channel: Channel, seconds: [Double], values: VectorSeries<SensorFrame>,
    holdsBetweenEvents: Bool = false
  ) {
    self.channel = channel
    self.seconds = seconds
    self.values = values
    let first = seconds.first { !$0.isNaN }
    dropMissing()
    sortByTime()
    dropLeadingZeros()
    dropRepetitions(holdsBetweenEvents: holdsBetweenEvents)
    countDuplicates()
    if let first, let start = self.seconds.first { leadSeconds = start - first }
  }

  private mutating func dropMissing() {
    let all: [[Double]] = [seconds] + values.components
    guard all.contains(where: { column in column.contains { !$0.isFinite } }) else { return }
    let kept = seconds.indices.filter { row in all.allSatisfy { $0[row].isFinite } }
    missingRows = seconds.count - kept.count
    keep(kept)
  }

  /// The finding about missing values, which the caller adds unless the rows belong to other streams.
  var missingValues: Finding? {
    guard missingRows > 0 else { return nil }
    return Finding(
      .missingValues, .warning,
      "\(rows(missingRows)) of the \(channel.rawValue) without a value left out",
      hint: "check whether the recorder lost data; short gaps are filled in between")
  }

  private mutating func sortByTime() {
    var falls = 0
    for index in seconds.indices.dropFirst() where seconds[index] < seconds[index - 1] {
      falls += 1
    }
    guard falls > 0 else { return }
    let seconds = self.seconds
    keep(
      seconds.indices.sorted {
        seconds[$0] == seconds[$1] ? $0 < $1 : seconds[$0] < seconds[$1]
      })
    findings.append(
      Finding(
        .outOfOrder, .warning,
        "\(rows(falls)) of the \(channel.rawValue) earlier than the row before; all were sorted",
        hint: "check whether the recorder's clock was set, or several recordings were joined"))
  }

  private mutating func dropLeadingZeros() {
    guard let first = values.indices.first(where: { values[$0] != .zero }), first > 0 else {
      return
    }
    keep(Array(first..<values.count))
    findings.append(
      Finding(
        .leadingZeros, .info,
        "\(rows(first)) at the start of the \(channel.rawValue), zero on every axis, left out",
        hint: "nothing to do: many recorders write zeros before the first sample"))
  }

  /// Rows that repeat the sample of the row before: with its time too, or where a row is written for every event of
  /// any sensor.
  ///
  /// Equal values at another time are samples of a sensor at rest and stay.
  private mutating func dropRepetitions(holdsBetweenEvents: Bool) {
    func repeats(_ index: Int) -> Bool {
      (holdsBetweenEvents || seconds[index] == seconds[index - 1])
        && values[index] == values[index - 1]
    }
    guard seconds.indices.dropFirst().contains(where: repeats) else { return }
    let kept = seconds.indices.filter { $0 == 0 || !repeats($0) }
    let dropped = seconds.count - kept.count
    keep(kept)
    findings.append(
      Finding(
        .heldSamples, .info,
        "\(rows(dropped)) of the \(channel.rawValue) that repeat the sample before left out",
        hint: "nothing to do: the recorder writes a row for every event of any sensor"))
  }

  private mutating func countDuplicates() {
    var duplicates = 0
    for index in seconds.indices.dropFirst() where seconds[index] == seconds[index - 1] {
      duplicates += 1
    }
    guard duplicates > 0 else { return }
    findings.append(
      Finding(
        .duplicateTimestamps, .warning,
        "\(rows(duplicates)) of the \(channel.rawValue) with the time of the row before",
        hint: "export the time with more digits if the recorder can"))
  }

  private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  private mutating func keep(_ rows: [Int]) {
    let old = (seconds: seconds, values: values)
    seconds = rows.map { old.seconds[$0] }
    values = old.values.mapComponents { component in rows.map { component[$0] } }
  }
}
