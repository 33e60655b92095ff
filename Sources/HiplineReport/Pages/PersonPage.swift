import HiplineAnalysis
import HiplineCore

/// One person's page: the exercises over the days, and the way to every session.
enum PersonPage {
  /// - Parameters:
  ///   - sessions: Of this person, not empty.
  ///   - report: Where the addresses of the report and of sessions begin.
  static func page(
    _ person: String, rows: [SessionRow], sessions: [PersonSession], sides: [SideSession],
    report: String
  ) -> Page {
    let name = person.printable
    let courses = PersonCourse.courses(of: sessions).enumerated().map { place, course in
      Course(course, number: place + 1)
    }
    let pairs = lastPairs(sides)
    return Page(title: "\(name) · Hipline", script: rows.count > 1 ? .sorting : nil) {
      Element(.header, ["class": "masthead"]) {
        Element(.nav) {
          Element(.a, ["href": report + "report.html"], text: "← All people and sessions")
        }
        Element(.h1, text: name)
        Page.list("meta", meta(sessions, courses))
      }
      Element(.main) {
        Page.section("verdict", "What changed?", style: "verdict") {
          courses.map { $0.changes }
        }
        courses.map { $0.section }
        if !pairs.isEmpty {
          Page.section("sides", "Left and right on the last day") { SidesPlot.elements(pairs) }
        }
        Page.section("sessions", "Every session") {
          SessionRow.list(rows, showsPerson: false, prefix: report)
        }
      }
    }
  }

  private static func meta(_ sessions: [PersonSession], _ courses: [Course]) -> [String] {
    let days = sessions.compactMap { $0.day }.sorted()
    return [
      counted(sessions.count, "session"),
      courses.map { $0.course.title.lowercased() }.joined(separator: ", "),
      days.first.map { first in
        days.last == first ? first.long : "\(first.long) to \((days.last ?? first).long)"
      },
    ].compactMap { $0 }
  }

  /// The pairs of the last day on which each exercise has one.
  private static func lastPairs(_ sides: [SideSession]) -> [SidePair] {
    let pairs = SidePair.pairs(in: sides)
    return pairs.filter { pair in
      let days = pairs.filter { $0.left.exercise == pair.left.exercise }.compactMap { $0.left.day }
      return pair.left.day != nil && pair.left.day == days.max()
    }
  }
}

/// An exercise over the days.
private struct Course {
  let course: PersonCourse
  /// From 1, on the page.
  let number: Int

  init(_ course: PersonCourse, number: Int) {
    (self.course, self.number) = (course, number)
  }

  private var id: String { "course-\(number)" }

  /// What changed, in words that lead to the plot.
  var changes: Element {
    Element(.div, ["class": "changes"]) {
      Element(.h3) { Element(.a, ["href": "#\(id)"], text: course.title) }
      Element(.ul, [:], CourseSentences(course).all.map { Element(.li, text: $0) })
    }
  }

  var section: Element {
    guard let figure = CoursePlot.figure(course, number: number) else {
      return Element(.section, ["id": id, "aria-label": course.title]) {
        Page.quiet("\(course.title): no session has a date.")
      }
    }
    return Element(.section, ["aria-label": figure.title]) {
      figure.element(layout: "row halves")
      course.sides.compactMap { others(side: $0) }
    }
  }

  /// What is compared of a side and drawn nowhere, first day to last, and what the verdicts rest on; nil for a side with a single
  /// day.
  private func others(side: Side?) -> Element? {
    let changes = course.otherChanges(side: side)
    guard !changes.isEmpty else { return nil }
    let measured = changes.filter { $0.verdict != .notMeasured }
    let what = side.map { "\($0.rawValue.capitalisedFirst): what" } ?? "What"
    let table = DataTable(
      columns: [
        .init("mean", .word), .init("first"), .init("last"), .init("change"),
        .init("95 % interval"), .init("detectable"), .init("", .word),
      ],
      rows: measured.map {
        ComparisonTextRenderer.cells($0, areSides: false).dropLast() + [$0.verdict.rawValue]
      })
    return Element(.details) {
      Element(.summary, text: "\(what) else was measured, from the first day to the last")
      table.element
      NoiseText.sentences(measured).map { Page.quiet($0) }
    }
  }
}
