import HiplineCore

/// One person's sessions of one exercise.
struct PersonCourse {
  let exercise: String
  /// With a day, in the order of days and names.
  let sessions: [PersonSession]
  /// Whose day nobody said.
  let undated: [PersonSession]
  /// The parts that most scores cover, of as many the later ones: scores of other parts are drawn apart, and in no trend.
  let mainParts: ScoredParts?

  /// The sides that there are: left, right, and not known.
  let sides: [Side?]

  /// In the order of the exercises' last days, the latest first.
  static func courses(of sessions: [PersonSession]) -> [PersonCourse] {
    Dictionary(grouping: sessions, by: \.exercise).values.map(PersonCourse.init).sorted {
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
    let found = Set(sessions.map(\.side))
    sides = [.left, .right, nil].filter(found.contains)
    let parts = self.sessions.compactMap(\.parts)
    mainParts = parts.max { one, other in
      let counts = [one, other].map { these in parts.count { $0 == these } }
      return counts[0] != counts[1]
        ? counts[0] < counts[1]
        : (parts.lastIndex(of: one) ?? 0) < (parts.lastIndex(of: other) ?? 0)
    }
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

  /// Of scores, of those that cover what most do; nil for too few days.
  func trend(_ measure: Int, side: Side?) -> CourseTrend? {
    let points = points(measure, side: side).filter {
      !Self.isScore(measure) || $0.session.parts == mainParts
    }
    return CourseTrend(
      points.map { ($0.day, $0.value.number) },
      comparisons: PersonMeasure.all.count * sides.count)
  }

  /// How many dated scores cover other parts than most do.
  var otherScores: Int { sessions.count { $0.parts != nil && $0.parts != mainParts } }

  /// Of the range.
  func rangeTrend(side: Side?) -> CourseTrend? {
    PersonMeasure.all.firstIndex { $0.name == PersonMeasure.range.name }.flatMap {
      trend($0, side: side)
    }
  }

  static func isScore(_ measure: Int) -> Bool {
    PersonMeasure.all[measure].name == PersonMeasure.score.name
  }
}
