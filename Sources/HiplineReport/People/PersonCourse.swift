import HiplineAnalysis
import HiplineCore

/// One person's sessions of one exercise.
struct PersonCourse {
  let exercise: String
  /// With a day, in the order of days and names.
  let sessions: [PersonSession]
  /// Whose day nobody said.
  let undated: [PersonSession]
  /// The parts that most scores cover, of as many the later ones: scores of other parts are drawn apart, and in no trend.
  let mainParts: [SessionScore.Part]

  /// The sides that there are: left, right, and not known.
  let sides: [Side?]

  /// In the order of the exercises' last days, the latest first.
  static func courses(of sessions: [PersonSession]) -> [PersonCourse] {
    Dictionary(grouping: sessions) { $0.exercise }.values.map(PersonCourse.init).sorted {
      ($1.sessions.last?.day?.number ?? 0, $0.exercise) < (
        $0.sessions.last?.day?.number ?? 0, $1.exercise
      )
    }
  }

  private init(_ sessions: [PersonSession]) {
    exercise = sessions[0].exercise
    self.sessions = sessions.filter { $0.day != nil }.sorted {
      ($0.day?.number ?? 0, $0.id) < ($1.day?.number ?? 0, $1.id)
    }
    undated = sessions.filter { $0.day == nil }.sorted { $0.id < $1.id }
    let found = Set(sessions.map { $0.side })
    sides = [.left, .right, nil].filter(found.contains)
    let parts = self.sessions.map { $0.parts }.filter { !$0.isEmpty }
    let counts = Dictionary(grouping: parts.indices) { parts[$0] }
    mainParts =
      counts.max { one, other in
        (one.value.count, one.value.last ?? 0) < (other.value.count, other.value.last ?? 0)
      }?.key ?? []
  }

  var title: String { (sessions.first ?? undated.first)?.exerciseTitle ?? exercise }

  /// A session with its value of a measure.
  struct Point {
    let session: PersonSession
    let day: CivilDay
    let value: PersonMeasure.Value
  }

  /// In the order of days.
  func points(_ measure: Int, side: Side?) -> [Point] {
    sessions.filter { $0.side == side }.compactMap { session in
      guard let day = session.day, let value = session.values[measure] else { return nil }
      return Point(session: session, day: day, value: value)
    }
  }

  /// Runs of points that may be joined: of scores those next to each other that cover the same parts.
  func runs(_ measure: Int, side: Side?) -> [[Point]] {
    points(measure, side: side).reduce(into: [[Point]]()) { runs, point in
      let last = runs.last?.last
      let isJoined =
        last != nil
        && (!Self.isScore(measure) || last?.session.parts == point.session.parts)
      if isJoined { runs[runs.count - 1].append(point) } else { runs.append([point]) }
    }
  }

  /// Of scores, of those that cover what most do; nil for too few days, and where numbers that may be larger leave it open which way it goes.
  func trend(_ measure: Int, side: Side?) -> CourseTrend? {
    let points = points(measure, side: side).filter {
      !Self.isScore(measure) || $0.session.parts == mainParts
    }
    let trend = CourseTrend(
      points.map { ($0.day, $0.value.number) },
      comparisons: PersonMeasure.all.count * sides.count)
    let open = points.filter { $0.value.isAtLeast }.map { Double($0.day.number) }
    return trend.flatMap { $0.holds(withLargerOn: open) ? $0 : nil }
  }

  /// On how many days a number may be larger than it is known to be, where that is why it has no ``trend(_:side:)``; nil elsewhere.
  func openDays(_ measure: Int, side: Side?) -> Int? {
    let points = points(measure, side: side)
    let open = Set(points.filter { $0.value.isAtLeast }.map { $0.day }).count
    return open > 0 && Set(points.map { $0.day }).count >= DayLine.fewest
      && trend(measure, side: side) == nil
      ? open : nil
  }

  /// Of the range.
  func rangeTrend(side: Side?) -> CourseTrend? {
    PersonMeasure.all.firstIndex { $0.name == PersonMeasure.range.name }.flatMap {
      trend($0, side: side)
    }
  }

  /// What is compared of a session's repetitions: all but what is drawn, which has its own line through the days (``CourseTrend``).
  static let others = ComparedMetric.all.filter {
    !$0.isScore && $0.key != RangeOfMotion.range.key
  }

  /// What changed of ``others`` from the first day to the last: by the line through the days where there are enough of them, else the last day
  /// against the first; empty for a single day. The verdicts allow for all of them.
  func otherChanges(side: Side?) -> [MetricComparison] {
    let days = sessions.filter { $0.side == side && $0.repetitions > 0 }
    guard let first = days.first?.day, let last = days.last?.day, first < last else { return [] }
    return Self.others.enumerated().map { number, metric in
      func values(_ day: CivilDay?) -> [SessionValues] {
        days.filter { day == nil || $0.day == day }.map {
          SessionValues(day: $0.day.map { Double($0.number) }, values: $0.others[number])
        }
      }
      return MetricComparison(metric, course: values(nil))
        ?? MetricComparison(metric, before: values(first), after: values(last))
    }.allowingForEachOther
  }

  static func isScore(_ measure: Int) -> Bool {
    PersonMeasure.all[measure].name == PersonMeasure.score.name
  }
}
