import HiplineCore

/// Takes rows out of a stream that hold no sample, and brings the others into the order of time.
///
/// What was done is in ``findings``. Nothing is copied where nothing has to be done.
struct StreamCleaner {
  let channel: Channel
  /// After cleaning, never decreasing.
  private(set) var seconds: [Double]
  private(set) var values: VectorSeries
  private(set) var findings: [Finding] = []
  /// The rows without a complete sample.
  private(set) var missingRows = 0
  /// Whether every row is where it was.
  private(set) var isUntouched = true
  /// How many stamps are equal to the one before.
  private(set) var duplicates = 0
  /// From the first row to the first sample.
  private(set) var leadSeconds = 0.0

  /// - Parameters:
  ///   - seconds: One for every vector; not a number where it is missing.
  ///   - mayLackValues: False where it is known that no value and no stamp is missing.
  ///   - order: The order of `seconds`, where it is known already.
  ///   - isBeginning: Whether these are the first rows of the stream: later zeros are what a sensor reads.
  ///   - strayRows: How many stamps are missing because they were left out, which is said already.
  ///   - holdsBetweenEvents: Whether a vector like the one before is a repetition of it and no sample.
  init(
    channel: Channel, seconds: [Double], values: VectorSeries, mayLackValues: Bool,
    order known: StampOrder? = nil, isBeginning: Bool = true, holdsBetweenEvents: Bool = false,
    strayRows: Int = 0
  ) {
    self.channel = channel
    self.seconds = seconds
    self.values = values
    let first = seconds.first { !$0.isNaN }
    var order = known
    let holdsPlaceholders = emptyPlaceholders()
    if mayLackValues || holdsPlaceholders, dropMissing() { order = nil }
    missingRows = max(0, missingRows - strayRows)
    var found = order ?? StampOrder(self.seconds)
    if found.falls > 0 {
      sortByTime(falls: found.falls)
      found = StampOrder(self.seconds)
    }
    // No rotation at all is an orientation like any other.
    if isBeginning, channel != .orientation, dropLeadingZeros() { found = StampOrder(self.seconds) }
    if holdsBetweenEvents || found.repeats > 0,
      dropRepetitions(holdsBetweenEvents: holdsBetweenEvents)
    {
      found = StampOrder(self.seconds)
    }
    duplicates = found.repeats
    addDuplicates()
    if let first, let start = self.seconds.first { leadSeconds = start - first }
  }

  /// Takes the stream out, so that whoever changes it changes the only copy.
  mutating func takeSeconds() -> [Double] {
    defer { seconds = [] }
    return seconds
  }

  mutating func takeValues() -> VectorSeries {
    defer { values = VectorSeries(x: [], y: [], z: []) }
    return values
  }

  /// The place of the first sample whose time is not too early.
  ///
  /// - Complexity: O(log *n*)
  func firstIndex(whereNot isTooEarly: (Double) -> Bool) -> Int {
    var (low, high) = (0, seconds.count)
    while low < high {
      let middle = (low + high) / 2
      if isTooEarly(seconds[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Keeps the samples in a range.
  ///
  /// - Complexity: O(samples that are kept)
  mutating func keep(_ range: Range<Int>) {
    guard range.count < seconds.count else { return }
    isUntouched = false
    seconds = Array(seconds[range])
    values = values[range]
  }

  /// What some recorders write on every axis where they have no sample, in the file's unit: one axis alone may well be at it.
  private static let placeholder = -9999.0

  /// - Returns: Whether there were any.
  private mutating func emptyPlaceholders() -> Bool {
    guard values.x.contains(Self.placeholder) else { return false }
    let rows = values.indices.filter {
      values[$0] == Vector3(Self.placeholder, Self.placeholder, Self.placeholder)
    }
    guard !rows.isEmpty else { return false }
    var x = values.x
    for row in rows { x[row] = .nan }
    values = VectorSeries(x: x, y: values.y, z: values.z)
    return true
  }

  /// - Returns: Whether rows were dropped.
  private mutating func dropMissing() -> Bool {
    let all: [[Double]] = [seconds] + values.components
    guard all.contains(where: { column in column.contains { !$0.isFinite } }) else { return false }
    let kept = seconds.indices.filter { row in all.allSatisfy { $0[row].isFinite } }
    missingRows = seconds.count - kept.count
    keep(kept)
    return true
  }

  /// The finding about missing values, which the caller adds unless the rows belong to other streams.
  var missingValues: Finding? {
    guard missingRows > 0 else { return nil }
    return Finding(
      .missingValues, .warning,
      "\(rows(missingRows)) of the \(channel.rawValue) without a value left out",
      hint: "check whether the recorder lost data; short gaps are filled in between")
  }

  private mutating func sortByTime(falls: Int) {
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

  /// - Returns: Whether rows were dropped.
  private mutating func dropLeadingZeros() -> Bool {
    guard let first = values.indices.first(where: { values[$0] != .zero }), first > 0 else {
      return false
    }
    keep(Array(first..<values.count))
    findings.append(
      Finding(
        .leadingZeros, .info,
        "\(rows(first)) at the start of the \(channel.rawValue), zero on every axis, left out",
        hint: "nothing to do: many recorders write zeros before the first sample"))
    return true
  }

  /// Leaves out the rows that read zero on every axis: no acceleration that holds gravity does, but one of a sensor that sleeps, or whose
  /// reading was lost.
  mutating func dropZeros() {
    let zeros = values.indices.filter { values[$0] == .zero }
    guard !zeros.isEmpty, zeros.count < values.count else { return }
    keep(values.indices.filter { values[$0] != .zero })
    findings.append(
      Finding(
        .missingValues, .warning,
        "\(rows(zeros.count)) of the \(channel.rawValue), zero on every axis, left out: the sensor slept or did not answer",
        hint: "switch the recorder's sleep mode off; short gaps are filled in between"))
  }

  /// Rows that repeat the sample of the row before: with its time too, or where a row is written for every event of
  /// any sensor.
  ///
  /// Equal values at another time are samples of a sensor at rest and stay.
  ///
  /// - Returns: Whether rows were dropped.
  private mutating func dropRepetitions(holdsBetweenEvents: Bool) -> Bool {
    func repeats(_ index: Int) -> Bool {
      (holdsBetweenEvents || seconds[index] == seconds[index - 1])
        && values[index] == values[index - 1]
    }
    guard seconds.indices.dropFirst().contains(where: repeats) else { return false }
    let kept = seconds.indices.filter { $0 == 0 || !repeats($0) }
    let dropped = seconds.count - kept.count
    keep(kept)
    findings.append(
      Finding(
        .heldSamples, .info,
        "\(rows(dropped)) of the \(channel.rawValue) that repeat the sample before left out",
        hint: "nothing to do: the recorder writes a row for every event of any sensor"))
    return true
  }

  private mutating func addDuplicates() {
    guard duplicates > 0 else { return }
    findings.append(
      Finding(
        .duplicateTimestamps, .warning,
        "\(rows(duplicates)) of the \(channel.rawValue) with the time of the row before",
        hint: "export the time with more digits if the recorder can"))
  }

  private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  private mutating func keep(_ rows: [Int]) {
    isUntouched = false
    seconds = rows.map { [old = seconds] in old[$0] }
    // One component after the other, so that only one of them is there twice.
    values = takeValues().mapComponents { component in rows.map { component[$0] } }
  }
}
