import HiplineAnalysis
import HiplineCore

/// The sheet for the person who did an exercise, as the template names its parts: in plain words, on one page.
struct SheetView {
  let frame: PageFrame
  let language: String
  let title: String
  let exercise: String
  let meta: [String]
  let wellTitle: String
  let well: [String]
  let pictures: String
  let pictureText: String
  let changeTitle: String
  /// nil where nothing was judged.
  let change: String?
  let stopTitle: String
  let stop: [String]
  let stopPain: String
  let weeksTitle: String
  let weeks: [String]
  let hasWeeks: Bool
  let footer: String

  /// - Parameters:
  ///   - name: Of the person, or of the session where nobody said who it was.
  ///   - course: The person's sessions of one exercise.
  init(_ name: String, course: PersonCourse, texts: SheetTexts) {
    let all = course.sessions.isEmpty ? course.undated : course.sessions
    let lastDay = course.sessions.last?.day
    let last = all.filter { $0.day == lastDay }
    let person = name.printable
    let exercise = texts.text(named: course.exercise) ?? course.title
    frame = PageFrame(title: "\(person) · \(exercise)", profile: nil)
    language = texts.language
    title = texts[.title]
    self.exercise = exercise
    meta = [person, lastDay.map(texts.date)].compactMap { $0 }
    func side(_ side: Side?) -> String {
      switch side {
      case .left: texts[.left]
      case .right: texts[.right]
      case nil: texts[.unsided]
      }
    }
    func line(_ session: PersonSession) -> String { side(session.side).capitalisedFirst }

    wellTitle = texts[.well]
    well =
      last.map { session in
        let values: KeyValuePairs = [
          "side": line(session), "clean": "\(session.lesson.count(.clean))",
          "count": "\(session.repetitions)",
        ]
        guard session.repetitions > 0 else { return texts.text(.wellNone, values) }
        return texts.text(session.lesson.isSeen ? .wellClean : .wellDone, values)
      } + (last.contains { $0.lesson.shook } ? [texts[.wellShook]] : [])
    pictures =
      RepetitionDots.figure(all, sides: course.sides, texts: texts) {
        side($0).capitalisedFirst
      }.markup
    pictureText = texts[.picture]

    changeTitle = texts[.change]
    let fault = last.compactMap(\.lesson.fault).max { $0.points < $1.points }
    change =
      fault.map { texts.text(named: $0.cue.code) ?? $0.cue.text }
      ?? (last.contains { $0.coverage != nil } ? texts[.changeNothing] : nil)

    stopTitle = texts[.stop]
    stop = last.filter { $0.repetitions > 0 && !$0.lesson.isOfPelvis }.map { session in
      let lesson = session.lesson
      guard let stop = lesson.stop else {
        let key: SheetKey =
          !lesson.isSeen ? .stopUnknown : lesson.count(.helped) > 0 ? .stopMixed : .stopFree
        return texts.text(key, ["side": line(session)])
      }
      return texts.text(
        stop == 1 ? .stopFirst : .stopAt, ["side": line(session), "before": "\(stop - 1)"])
    }
    stopPain = texts[.stopPain]

    weeksTitle = texts[.weeks]
    weeks =
      Set(course.sessions.map(\.day)).count < 2
      ? [] : course.sides.map { Self.weeks(course, side: $0, name: side($0), texts: texts) }
    hasWeeks = !weeks.isEmpty
    footer = texts[.footer]
  }

  /// What became of the range, as on the person's page.
  private static func weeks(
    _ course: PersonCourse, side: Side?, name: String, texts: SheetTexts
  ) -> String {
    let days = Set(course.sessions.filter { $0.side == side }.compactMap(\.day)).count
    let name = name.capitalisedFirst
    guard let trend = course.rangeTrend(side: side) else {
      return texts.text(
        .weeksFew,
        ["side": name, "days": "\(days)", "needed": "\(DayLine.fewest)"])
    }
    guard trend.isBeyondNoise(decimals: PersonMeasure.range.decimals) else {
      return texts.text(.weeksSame, ["side": name])
    }
    let ends = trend.ends.map { $0.text(decimals: 0) }
    return texts.text(
      trend.change > 0 ? .weeksUp : .weeksDown,
      [
        "side": name, "from": ends[0], "to": ends[1],
        "since": texts.date(CivilDay(number: Int(trend.line.first.day))),
      ])
  }
}
