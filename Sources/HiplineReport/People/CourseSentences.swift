import HiplineAnalysis
import HiplineCore

/// What changed over the days of a course, in plain words: beyond the noise, since when, on which side, and what it would take to know.
struct CourseSentences {
  private let course: PersonCourse

  init(_ course: PersonCourse) { self.course = course }

  /// Side by side, one a change; then what scores cover.
  var all: [String] { course.sides.flatMap(texts) + [coverage, undated].compactMap { $0 } }

  /// "Left: range +5.8°" for a list of people; nil where nothing is seen to have changed.
  var short: String? {
    let parts = course.sides.compactMap { side -> String? in
      let changes = changed(side).map { measure, trend in
        "\(measure.name.lowercased()) \(Self.signed(measure, trend))"
      }
      return changes.isEmpty
        ? nil : label(side, isSentence: false) + changes.joined(separator: ", ")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func changed(_ side: Side?) -> [(measure: PersonMeasure, trend: CourseTrend)] {
    PersonMeasure.all.enumerated().compactMap { number, measure in
      course.trend(number, side: side).flatMap { trend in
        trend.isBeyondNoise(decimals: measure.decimals) ? (measure, trend) : nil
      }
    }
  }

  private func texts(_ side: Side?) -> [String] {
    let days = Set(course.sessions.filter { $0.side == side }.compactMap { $0.day }).count
    guard days >= DayLine.fewest else {
      return [
        label(side) + "\(counted(days, "day")) so far. Whether anything changed can be said from "
          + "\(DayLine.fewest) days of exercise on."
      ]
    }
    let changes = changed(side)
    let isRangeSeen = changes.contains { $0.measure.name == PersonMeasure.range.name }
    let rest =
      changes.isEmpty
      ? "nothing changed by more than it differs from day to day, on \(counted(days, "day"))."
      : "nothing else changed by more than it differs from day to day."
    return changes.map { label(side) + text($0.measure, $0.trend, side) } + open(side)
      + (changes.count == PersonMeasure.all.count
        ? [] : [label(side) + rest + (isRangeSeen ? "" : need(side))])
  }

  /// Numbers of which it is not known whether they changed, as a set that nothing stopped may have gone on.
  private func open(_ side: Side?) -> [String] {
    PersonMeasure.all.enumerated().compactMap { number, measure in
      course.openDays(number, side: side).map { days in
        label(side)
          + "whether the \(measure.name.lowercased()) changed is not known: on \(counted(days, "day")) nothing stopped the set."
      }
    }
  }

  /// "range went up from 15.3° to 24.7°, by 9.4° in 49 days (at 95 %: 5.2° to 13.7°). Seen since 6 Apr 2026, …"
  private func text(_ measure: PersonMeasure, _ trend: CourseTrend, _ side: Side?) -> String {
    let days = trend.line.days
    let span = Int(trend.line.last.day - trend.line.first.day)
    func shown(_ number: Double) -> String {
      measure.text(number, decimals: Self.decimals(measure, trend))
    }
    // Of a fall too the sizes are said: the sentence says which way.
    let sizes = [trend.interval.lowerBound, trend.interval.upperBound].map(abs).sorted().map(shown)
    let seen = trend.daysUntilSeen(decimals: measure.decimals) ?? days.count
    let since = CivilDay(number: Int(days[seen - 1].day)).long
    let number = PersonMeasure.all.firstIndex { $0.name == measure.name }
    let isOpen =
      number.map { course.points($0, side: side).contains { $0.value.isAtLeast } } ?? false
    return
      "\(measure.name.lowercased()) went \(trend.change > 0 ? "up" : "down") from \(shown(trend.ends[0])) to \(shown(trend.ends[1])), by "
      + "\(shown(Self.change(measure, trend).magnitude)) in \(counted(span, "day")) (at 95 %: \(sizes[0]) to \(sizes[1]))"
      + (isOpen ? ", or by more: on some days nothing stopped the set" : "")
      + ". Seen since \(since), the \(Self.ordinal(seen)) of \(days.count) days of exercise."
  }

  /// A line's heights are no counts: a small change of them is told with a digit more.
  private static func decimals(_ measure: PersonMeasure, _ trend: CourseTrend) -> Int {
    measure.decimals == 0 && abs(trend.change) < 10 ? 1 : measure.decimals
  }

  /// The difference of both ends as they are shown.
  private static func change(_ measure: PersonMeasure, _ trend: CourseTrend) -> Double {
    let ends = trend.ends.map { $0.rounded(decimals: decimals(measure, trend)) }
    return ends[1] - ends[0]
  }

  /// A change of a range that a trainer would act on, in degrees. Chosen, not derived: twice what another day and another strapping make
  /// of a range by themselves, 1.6° (Teufl et al. 2018).
  static let askedDegrees = 3.0

  /// What would have to happen to know.
  private func need(_ side: Side?) -> String {
    guard let trend = course.rangeTrend(side: side) else { return "" }
    let range = PersonMeasure.range
    let seen = " A change of range of \(range.text(trend.margin)) would have been seen"
    guard trend.margin > Self.askedDegrees else { return seen + "." }
    let asked = range.text(Self.askedDegrees)
    guard let days = trend.daysToSee(Self.askedDegrees), days > trend.line.days.count else {
      return seen + "; one of \(asked) is not to be seen with days that differ as these do."
    }
    return seen + "; to see one of \(asked) takes \(days - trend.line.days.count) more such days."
  }

  private var coverage: String? {
    let scored = course.sessions.filter { $0.coverage != nil }
    let main = scored.filter { $0.parts == course.mainParts }
    let others = scored.count - main.count
    guard others > 0 else { return nil }
    let coverage = main.compactMap { $0.coverage }.reduce(0, +) / Double(main.count)
    return
      "\(counted(others, "score")) of \(scored.count) \(others == 1 ? "is" : "are") of other parts of the profile than the "
      + "\(main.count == 1 ? "one" : "\(main.count)") of the commonest, which cover \(ScoreCoverage.text(coverage)) of it: drawn apart, joined to "
      + "nothing, and in no trend. The score's trend is of the commonest alone."
  }

  private var undated: String? {
    course.undated.isEmpty
      ? nil
      : "\(counted(course.undated.count, "session")) without a date, in the list below only; `started_at` in session.yaml says it."
  }

  private func label(_ side: Side?, isSentence: Bool = true) -> String {
    switch side {
    case let side?: (isSentence ? side.rawValue.capitalisedFirst : side.rawValue) + ": "
    case nil: course.sides.count == 1 ? "" : isSentence ? "Side not known: " : "side not known: "
    }
  }

  private static func signed(_ measure: PersonMeasure, _ trend: CourseTrend) -> String {
    let change = change(measure, trend)
    return (change > 0 ? "+" : "") + measure.text(change, decimals: decimals(measure, trend))
  }

  /// "4th", "21st".
  private static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
