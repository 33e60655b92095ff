import HiplineAnalysis
import HiplineCore

/// What the sheet for the person who did an exercise says: in plain words, on one page.
struct Sheet {
  private let texts: SheetTexts
  private let person: String
  private let exercise: String
  /// The last one.
  private let day: String?
  let well: [String]
  let picture: Figure
  /// nil where nothing was judged.
  let change: String?
  let stop: [String]
  let weeks: [String]

  /// - Parameters:
  ///   - name: Of the person, or of the session where nobody said who it was.
  ///   - course: The person's sessions of one exercise.
  init(_ name: String, course: PersonCourse, texts: SheetTexts) {
    let all = course.sessions.isEmpty ? course.undated : course.sessions
    let lastDay = course.sessions.last?.day
    let last = all.filter { $0.day == lastDay }
    self.texts = texts
    exercise = texts.text(named: course.exercise) ?? course.title
    person = name.printable
    day = lastDay.map { texts.date($0) }
    func side(_ side: Side?) -> String {
      switch side {
      case .left: texts[.left]
      case .right: texts[.right]
      case nil: texts[.unsided]
      }
    }
    func line(_ session: PersonSession) -> String { side(session.side).capitalisedFirst }

    well =
      last.map { session in
        let values: KeyValuePairs = [
          "side": line(session), "clean": "\(session.lesson.count(.clean))",
          "count": "\(session.repetitions)",
        ]
        guard session.repetitions > 0 else { return texts.text(.wellNone, values) }
        return texts.text(session.lesson.isSeen ? .wellClean : .wellDone, values)
      } + (last.contains { $0.lesson.shook } ? [texts[.wellShook]] : [])
    picture = RepetitionDots.figure(all, sides: course.sides, texts: texts) {
      side($0).capitalisedFirst
    }

    let fault = last.compactMap { $0.lesson.fault }.max { $0.points < $1.points }
    change =
      fault.map { texts.text(named: $0.cue.code) ?? $0.cue.text }
      ?? (last.contains { $0.coverage != nil } ? texts[.changeNothing] : nil)

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

    weeks =
      Set(course.sessions.map { $0.day }).count < 2
      ? [] : course.sides.map { Self.weeks(course, side: $0, name: side($0), texts: texts) }
  }

  var page: Page {
    Page(
      title: "\(person) · \(exercise)", language: texts.language,
      body: Element(.body, ["class": "sheet"]) {
        Element(.header, ["class": "masthead"]) {
          Element(.p, ["class": "eyebrow"], text: texts[.title])
          Element(.h1, text: exercise)
          Page.list("meta", [person, day].compactMap { $0 })
        }
        Element(.main) {
          section(.well, well) {
            Element(.div, ["class": "drawings"], picture.drawingElements)
            Page.quiet(texts[.picture])
          }
          if let change { section(.change, [change], style: "one") }
          section(.stop, stop + [texts[.stopPain]])
          if !weeks.isEmpty { section(.weeks, weeks) }
        }
        Element(.footer) { Element(.p, text: "\(texts[.footer]) \(Page.tool)") }
      })
  }

  private func section(
    _ heading: SheetKey, _ sentences: [String], style: String? = nil,
    @ContentBuilder content: () -> [Element.Content] = { [] }
  ) -> Element {
    Element(.section, style.map { ["class": $0] } ?? [:]) {
      Element(.h2, text: texts[heading])
      sentences.map { Element(.p, text: $0) }
      content()
    }
  }

  /// What became of the range, as on the person's page.
  private static func weeks(
    _ course: PersonCourse, side: Side?, name: String, texts: SheetTexts
  ) -> String {
    let days = Set(course.sessions.filter { $0.side == side }.compactMap { $0.day }).count
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
