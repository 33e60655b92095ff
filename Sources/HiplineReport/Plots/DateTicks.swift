import HiplineCore

/// The days that are named along an axis of time.
enum DateTicks {
  /// Steps that people count by: days, weeks, months, years.
  private enum Step {
    case days(Int)
    case months(Int)
  }

  private static let steps: [Step] = [
    .days(1), .days(2), .days(7), .days(14), .months(1), .months(2), .months(3), .months(6),
    .months(12), .months(24), .months(60), .months(120), .months(600), .months(6000),
  ]

  /// The finest steps that make no more than so many; days and weeks from the first day on, months on their first days.
  static func ticks(
    from first: CivilDay, to last: CivilDay, atMost most: Int
  ) -> [(day: Double, label: String)] {
    for step in steps {
      let found = ticks(step, from: first, to: last, atMost: most)
      if found.count <= most { return found }
    }
    return [(Double(first.number), first.short)]
  }

  /// One more than wanted where there are more.
  private static func ticks(
    _ step: Step, from first: CivilDay, to last: CivilDay, atMost most: Int
  ) -> [(day: Double, label: String)] {
    switch step {
    case .days(let days):
      return stride(from: first.number, through: last.number, by: days).prefix(most + 1).map {
        (Double($0), CivilDay(number: $0).short)
      }
    case .months(let months):
      var found: [(day: Double, label: String)] = []
      // Months since year 0, on a whole step.
      var month = (first.year * 12 + first.month - 1 + months - 1) / months * months
      while found.count <= most {
        let day = CivilDay(
          number: CivilDay.number(year: month / 12, month: month % 12 + 1, day: 1))
        guard day <= last else { break }
        if day >= first { found.append((Double(day.number), day.monthAndYear)) }
        month += months
      }
      return found
    }
  }
}
