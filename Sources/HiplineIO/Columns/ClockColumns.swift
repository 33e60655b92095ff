/// The time of day in columns of its own: `Hour, Minute, Second, Millisecond`, or some of them.
///
/// The names say which is which, and the first rows have to agree: whole hours and minutes, each within its range, and together a time that
/// goes on from row to row.
enum ClockColumns {
  /// What a column may be called that holds nothing but such a part.
  private static let hours: Set = [
    "hour", "hours", "hr", "hrs", "h", "hh", "stunde", "stunden", "hora", "horas", "heure",
    "heures", "ora", "ore", "uur", "时", "時",
  ]
  private static let minutes: Set = ["m", "mm", "mi", "分"]
  private static let seconds: Set = ["s", "ss"]

  /// - Returns: nil where there are no minutes and seconds, or where they make no time that goes on.
  static func source(in layout: TableLayout) -> TimeSource? {
    func column(where holds: (String) -> Bool) -> Int? {
      layout.names.firstIndex { holds($0.lowercased().filter { !" _\"".contains($0) }) }
    }
    func column(in unit: TimeUnit, or names: Set<String>) -> Int? {
      column { names.contains($0) || ($0.count > 1 && TimeUnit.spellings[$0] == unit) }
    }
    guard let second = column(in: .seconds, or: seconds),
      let minute = column(in: .minutes, or: minutes)
    else { return nil }
    var further = [TimeSource.Part(column: minute, unit: .minutes)]
    if let hour = column(where: hours.contains) {
      further.append(TimeSource.Part(column: hour, unit: .hours))
    }
    for unit in [TimeUnit.milliseconds, .microseconds, .nanoseconds] {
      if let column = column(in: unit, or: []) {
        further.append(TimeSource.Part(column: column, unit: unit))
      }
    }
    guard goOn(second, further, in: layout) else { return nil }
    return .parts(second, encoding: .number(.seconds, isLarge: false), further)
  }

  private static func goOn(
    _ second: Int, _ further: [TimeSource.Part], in layout: TableLayout
  ) -> Bool {
    let parts = [TimeSource.Part(column: second, unit: .seconds)] + further
    var times: [Double] = []
    for row in layout.sample {
      var time = 0.0
      for part in parts {
        guard row.indices.contains(part.column),
          case .number(let value) = FieldText(
            row[part.column], decimalMark: layout.dialect.decimalMark),
          value >= 0, value < part.limit, part.unit == .seconds || value == value.rounded()
        else { return false }
        time += value / part.unit.perSecond
      }
      times.append(time)
    }
    let falls = zip(times, times.dropFirst()).count { $1 < $0 }
    return falls <= 1 && Set(times).count > 1
  }
}

extension TimeSource.Part {
  /// Where the part begins anew: with the next larger one.
  fileprivate var limit: Double {
    switch unit {
    case .hours: 24
    case .minutes, .seconds: 60
    default: unit.perSecond
    }
  }
}
