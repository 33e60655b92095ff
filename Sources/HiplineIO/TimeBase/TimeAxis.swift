import HiplineCore

/// Time stamps of a table's rows, in seconds from an origin of their own.
struct TimeAxis: Sendable {
  /// Seconds after ``originSeconds``, `[rows]`; not a number where the stamp is missing.
  var seconds: [Double]
  /// What zero means, in the file's own count of seconds.
  var originSeconds: Double
  /// Whether that count began in 1970.
  var isSinceEpoch: Bool
  /// Whether the file gives time at all, not only an index.
  var hasClock: Bool
  var findings: [Finding] = []
  /// The unit of numbers, stated or not.
  private(set) var takenUnit: TimeUnit?
  /// What the unit was taken to be where nothing states it.
  private(set) var inferred: InferredTimeUnit?
  /// How many stamps were left out because they cannot be the time of their row.
  private(set) var strayRows = 0

  /// - Throws: `no-time-base` where no unit of time makes a rate of the stamps.
  init(_ source: TimeSource, table: Table, layout: TableLayout, path: String) throws(InputFailure) {
    var count = StampCount()
    try self.init(source, table: table, layout: layout, path: path, after: &count)
  }

  /// The axis of a piece of a table.
  ///
  /// - Parameter count: Of the pieces before; this one is added. The unit and the zero are those of the first piece.
  /// - Throws: `no-time-base` where no unit of time makes a rate of the stamps.
  init(
    _ source: TimeSource, table: Table, layout: TableLayout, path: String,
    after count: inout StampCount
  ) throws(InputFailure) {
    let strayBefore = count.strayRows
    let table = Self.joined(source, table)
    switch source {
    case .index(nil, let rate):
      seconds = (count.rows..<(count.rows + table.rowCount)).map { Double($0) / rate }
      (originSeconds, isSinceEpoch, hasClock) = (0, false, false)
    case .index(let column?, let rate):
      let stamps = count.unwrapped(table.columns[column] ?? [], at: 65_536)
      let first = count.first ?? 0
      seconds = stamps.map { ($0 - first) / rate }
      (originSeconds, isSinceEpoch, hasClock) = (0, false, false)
    case .column(let column, .calendar), .parts(let column, .calendar, _):
      let period = count.calendarPeriod(
        table.columns[column] ?? [], origin: Double(table.origins[column]))
      let day = 86_400e9
      // A clock of twelve hours begins anew at one; with a date, summer time ends.
      let stamps = count.unwrapped(
        table.columns[column] ?? [], at: period,
        setBack: Double(table.origins[column]) < day ? day / 2 : day / 24)
      seconds = stamps.map { $0 / 1e9 }
      originSeconds = Double(table.origins[column]) / 1e9
      isSinceEpoch = originSeconds > 86_400 * 2
      hasClock = true
    case .column(let column, .number(let declared, _)),
      .parts(let column, .number(let declared, _), _):
      let stamps = count.unwrapped(
        table.columns[column] ?? [], at: source.periodSeconds ?? 4_294_967_296)
      let origin = Double(table.origins[column])
      let first = (count.first ?? 0) + origin
      let step = TimeAxis.medianStep(stamps)
      let date = count.unit == nil ? NumberedDate(first, step: step) : count.date
      let unit: TimeUnit
      if let settled = declared ?? count.unit {
        unit = settled
      } else if let inferred = date?.unit ?? TimeUnit.ofStep(step) {
        unit = inferred
        let reason =
          date != nil
          ? "because the stamps are then times after 2001" : "because the rate is then plausible"
        count.findings.append(
          Finding(
            .timeUnitInferred, .info,
            "\(SpokenColumn.text(layout.names[column], number: column + 1)) was read as \(unit.name), \(reason)",
            hint: date?.zeroUnixSeconds ?? 0 == 0
              ? "write the unit into the column's name, as in `time_\(unit.plainName)`"
              : "nothing to do: it is how dates are counted elsewhere"))
        if date == nil {
          count.inferred = InferredTimeUnit(unit, stamps: stamps, column: column)
        }
      } else {
        throw InputFailure(
          .noTimeBase, path: path,
          "no unit of time makes a rate between 2 and 2000 Hz of the time column",
          hint: "check the column, or write its unit into its name, as in `time_s`",
          line: layout.headerLine, column: column + 1)
      }
      count.unit = unit
      count.date = date?.unit == unit ? date : nil
      takenUnit = unit
      let perSecond = unit.perSecond
      seconds = perSecond == 1 ? stamps : stamps.map { $0 / perSecond }
      originSeconds = origin / perSecond + (count.date?.zeroUnixSeconds ?? 0)
      isSinceEpoch = count.date != nil
      hasClock = true
      inferred = count.inferred
    }
    strayRows = count.strayRows - strayBefore
    findings = count.findings
    if strayRows > 0 {
      findings.append(
        Finding(
          .strayTimestamps, .warning,
          "\(counted(strayRows, "row")) left out whose time lies far from those of the rows beside",
          hint: "correct the times if you know them; short gaps are filled in between"))
    }
    count.rows += table.rowCount
  }

  /// The table with what is beyond whole seconds added to them.
  private static func joined(_ source: TimeSource, _ table: Table) -> Table {
    guard case .parts(let column, let encoding, let further) = source else { return table }
    let perSecond: Double =
      switch encoding {
      case .calendar: 1e9
      case .number(let whole, _): (whole ?? .seconds).perSecond
      }
    var joined = table
    for part in further {
      guard let sum = joined.columns[column], let values = table.columns[part.column] else {
        continue
      }
      let factor = perSecond / part.unit.perSecond
      joined.columns[column] = zip(sum, values).map { $0 + $1 * factor }
    }
    return joined
  }

  /// The median of at most a thousand steps between neighbouring stamps, spread over the whole; 0 for fewer than
  /// two stamps.
  static func medianStep(_ stamps: [Double]) -> Double {
    guard stamps.count > 1 else { return 0 }
    let stride = max(1, (stamps.count - 1) / 1000)
    var steps: [Double] = []
    for index in Swift.stride(from: 1, to: stamps.count, by: stride) {
      let step = stamps[index] - stamps[index - 1]
      if step > 0 { steps.append(step) }
    }
    steps.sort()
    return steps.isEmpty ? 0 : steps[steps.count / 2]
  }
}

extension TimeSource {
  /// After how many seconds a clock in columns of its own begins anew: a day, or an hour where it has no hours.
  fileprivate var periodSeconds: Double? {
    let units = further.map { $0.unit }
    return units.contains(.hours) ? 86_400 : units.contains(.minutes) ? 3600 : nil
  }
}

extension TimeUnit {
  /// The unit's name in letters that a column's name can hold.
  var plainName: String { self == .microseconds ? "us" : name }
}
