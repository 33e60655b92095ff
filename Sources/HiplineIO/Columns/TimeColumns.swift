import HiplineCore

/// The columns of a table that are times, and which of them is a vector's.
struct TimeColumns {
  private let layout: TableLayout
  private let path: String
  private let meanings: [ColumnMeaning]
  /// The rate of the format, where no column holds times.
  private let rateHertz: Double?
  /// The time as several columns, where the first rows show it.
  private let parts: TimeSource?
  /// What each column of times would be, by its first rows, and how well it would do.
  private let candidates: [Candidate]

  private typealias Candidate = (column: Int, score: Int, source: TimeSource)

  init(
    _ meanings: [ColumnMeaning], in layout: TableLayout, path: String, rateHertz: Double?
  ) {
    self.layout = layout
    self.path = path
    self.meanings = meanings
    self.rateHertz = rateHertz
    let named = meanings.enumerated().compactMap { column, meaning in
      meaning.quantity == .time ? Self.candidate(column, meaning, in: layout) : nil
    }
    let clock = ClockColumns.source(in: layout).flatMap { clock in
      named.allSatisfy { clock.columns.contains($0.column) } ? clock : nil
    }
    parts = Self.parts(meanings, in: layout) ?? clock
    candidates = named.isEmpty ? Self.written(in: layout) : named
  }

  /// The best source of time: the channel's own stamps, then numbers since an epoch, then other numbers, then
  /// written times, which apps often take when they write and not when they measure; at last an index with a
  /// stated rate.
  ///
  /// - Throws: `no-time-base`.
  func source(
    for channel: Channel, sensor: String, before vector: Int
  ) throws(InputFailure) -> TimeSource {
    if let parts { return parts }
    var best: (score: Int, column: Int, source: TimeSource)?
    for candidate in candidates {
      let (column, timeOf) = (candidate.column, meanings[candidate.column].timeOf)
      guard timeOf == nil || timeOf == channel else { continue }
      var score = candidate.score
      if timeOf == channel { score += 6 }
      if let word = sensor.split(separator: " ").first,
        layout.names[column].lowercased().contains(word)
      {
        score += 8
      }
      let isBetter = best.map { best in
        // Columns of one name are times of the vectors after them.
        let isNearer = layout.names[column] == layout.names[best.column] && column < vector
        return score > best.score || (score == best.score && isNearer)
      }
      if isBetter ?? true { best = (score, column, candidate.source) }
    }
    if let best { return best.source }
    guard let rate = layout.givenRateHertz ?? rateHertz ?? layout.statedRateHertz else {
      throw withoutTime()
    }
    return .index(column: meanings.firstIndex { $0.quantity == .sampleIndex }, rateHertz: rate)
  }

  private static func candidate(
    _ column: Int, _ meaning: ColumnMeaning, in layout: TableLayout
  ) -> Candidate? {
    let fields = layout.sample.fields(ofColumn: column)
    let contents = fields.lazy.map { FieldText($0, decimalMark: layout.dialect.decimalMark) }
      .filter { $0 != .missing }.prefix(3)
    // As text, because nanoseconds since 1970 differ in digits that a double does not hold.
    guard let first = contents.first,
      contents.count < 3 || fields.contains(where: { $0 != fields[0] }) || first == .calendarTime
    else { return nil }
    // Digits alone are a number and a date: the one if every row is a time of the clock.
    let isCompact =
      meaning.unit == nil && fields.count > 1
      && fields.allSatisfy { $0.utf8.count >= 14 && CalendarTime($0) != nil }
    switch isCompact ? .calendarTime : first {
    case .calendarTime: return (column, 2, .column(column, encoding: .calendar))
    case .number(let value):
      var unit: TimeUnit?
      if case .time(let written) = meaning.unit {
        unit = written
      } else if layout.names[column].hasSuffix("TimeFine") {
        unit = TimeUnit.ofFineTime(
          step: TimeAxis.medianStep(fields.compactMap { FieldText.number($0) }))
      }
      let epoch = TimeUnit.ofEpoch(value)
      let isEpoch = epoch != nil && (unit == nil || unit == epoch)
      // A device's own clock is even; where several columns are times, one that comes in steps tells when samples arrived.
      let stamps = fields.compactMap {
        FieldText.number($0, decimalMark: layout.dialect.decimalMark)
      }
      let span = (stamps.last ?? 0) - (stamps.first ?? 0)
      let isEven =
        span <= 0 || EvenStamps.hold(stamps, meanStep: span / Double(stamps.count - 1))
      return (
        column, (isEpoch ? 5 : 4) - (isEven ? 0 : 3),
        .column(column, encoding: .number(unit, isLarge: abs(value) >= 1e8))
      )
    case .missing, .words: return nil
    }
  }

  /// Columns of written times, whatever their names are.
  private static func written(in layout: TableLayout) -> [Candidate] {
    layout.names.indices.compactMap { column in
      let times = layout.sample.fields(ofColumn: column).map { CalendarTime($0)?.nanoseconds }
      guard let first = times.first, first != nil, times.allSatisfy({ $0 != nil }),
        Set(times).count > 1 || times.count == 1
      else { return nil }
      return (column, 2, .column(column, encoding: .calendar))
    }
  }

  /// The time as two columns, where the first rows show one that counts whole seconds, and another that begins anew with each.
  private static func parts(_ meanings: [ColumnMeaning], in layout: TableLayout) -> TimeSource? {
    let times = meanings.indices.filter {
      meanings[$0].quantity == .time && meanings[$0].timeOf == nil
    }
    for beyond in times {
      guard case .time(let unit)? = meanings[beyond].unit, unit != .seconds else { continue }
      for whole in times where whole != beyond {
        if let encoding = wholeSeconds(whole, meanings[whole], beyond: beyond, unit, in: layout) {
          return .parts(
            whole, encoding: encoding, [TimeSource.Part(column: beyond, unit: unit)])
        }
      }
    }
    return nil
  }

  /// How a column's whole seconds are written; nil where it holds none, or another does not count what is beyond them.
  private static func wholeSeconds(
    _ whole: Int, _ meaning: ColumnMeaning, beyond: Int, _ unit: TimeUnit, in layout: TableLayout
  ) -> TimeEncoding? {
    var seconds: [Double] = []
    var parts: [Double] = []
    var encoding: TimeEncoding?
    for row in layout.sample {
      guard row.indices.contains(max(whole, beyond)),
        case .number(let part) = FieldText(row[beyond], decimalMark: layout.dialect.decimalMark),
        (0..<unit.perSecond).contains(part)
      else { return nil }
      if let time = CalendarTime(row[whole]) {
        guard time.nanoseconds % 1_000_000_000 == 0 else { return nil }
        seconds.append(Double(time.nanoseconds / 1_000_000_000))
        encoding = .calendar
      } else if let time = FieldText.number(row[whole], decimalMark: layout.dialect.decimalMark),
        time == time.rounded(),
        meaning.unit == nil || meaning.unit == .time(.seconds)
      {
        seconds.append(time)
        encoding = .number(.seconds, isLarge: abs(time) >= 1e8)
      } else {
        return nil
      }
      parts.append(part)
    }
    let rows = seconds.indices.dropFirst()
    let isNewestFirst = (seconds.last ?? 0) < (seconds.first ?? 0)
    guard rows.count > 1, Set(parts).count > 1,
      rows.allSatisfy({ row in
        let goesOn = isNewestFirst ? parts[row] <= parts[row - 1] : parts[row] >= parts[row - 1]
        return seconds[row] == seconds[row - 1] ? goesOn : !goesOn
      }),
      rows.count(where: { seconds[$0] == seconds[$0 - 1] }) * 2 > rows.count
    else { return nil }
    return encoding
  }

  private func withoutTime() -> InputFailure {
    if let named = meanings.firstIndex(where: { $0.quantity == .time && $0.timeOf == nil }) {
      let name = SpokenColumn.text(layout.names[named], number: named + 1)
      let contents = layout.contents(ofColumn: named)
      let (reason, repair) =
        if contents.allSatisfy({ $0 == .missing }) {
          ("is empty in the first rows", "export the times too")
        } else if contents.contains(where: { $0.isNumber }) {
          (
            "holds one and the same time in the first \(contents.count) rows: its last digits were lost",
            "export the times with all their digits; a spreadsheet cuts long numbers when it saves them"
          )
        } else {
          (
            "holds neither numbers nor times that are known",
            "write the times in seconds, or as 2024-03-20 11:59:40.123"
          )
        }
      return InputFailure(
        .noTimeBase, path: path,
        "\(name) is named as a time, but \(reason); no sampling rate is stated before the header",
        hint: layout.hint(
          "\(repair); or state the true rate as `rate_hz: 100` in a session.yaml"),
        line: layout.headerLine, column: named + 1)
    }
    return InputFailure(
      .noTimeBase, path: path,
      "no column holds times, and no sampling rate is stated before the header",
      hint: layout.hint(
        "state the true rate as `rate_hz: 100` in a session.yaml, or add a column `time_s`"),
      line: layout.headerLine)
  }
}
