/// The values of one session's repetitions, and the day that they are of.
package struct SessionValues: Sendable, Hashable {
  /// Days since 1970; nil where nobody knows it.
  var day: Double?
  var values: [Double]

  package init(day: Double?, values: [Double]) {
    self.day = day
    self.values = values
  }
}

/// The mean of a day's sessions.
package struct DayValue: Sendable, Hashable {
  /// Days since 1970.
  package var day: Double
  var value: Double

  /// In the order of days; what has no day is left out.
  package static func means(_ sessions: [SessionValues]) -> [DayValue] {
    var days: [Double: [Double]] = [:]
    for session in sessions where !session.values.isEmpty {
      guard let day = session.day else { continue }
      days[day, default: []].append(session.values.reduce(0, +) / Double(session.values.count))
    }
    return days.map { DayValue(day: $0, value: $1.reduce(0, +) / Double($1.count)) }
      .sorted { $0.day < $1.day }
  }
}
