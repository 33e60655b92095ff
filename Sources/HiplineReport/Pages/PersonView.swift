import HiplineAnalysis
import HiplineCore

/// One person's page as the template names its parts: the exercises over the days, and the way to every session.
struct PersonView {
  let frame: PageFrame
  let index: String
  let person: String
  let meta: [String]
  let courses: [Course]
  let sides: [FigureView]
  let hasSides: Bool
  let sessions: SessionList

  struct Course {
    let id: String
    let title: String
    let sentences: [String]
    let figure: FigureView?
    let others: [Others]
  }

  /// What is compared of a side and drawn nowhere, first day to last.
  struct Others {
    let title: String
    let table: TableView
    /// What the verdicts rest on.
    let notes: [String]

    /// - Returns: nil for a side with a single day.
    init?(_ course: PersonCourse, side: Side?) {
      let changes = course.otherChanges(side: side)
      guard !changes.isEmpty else { return nil }
      let side = side.map { "\($0.rawValue.capitalisedFirst): what" } ?? "What"
      title = "\(side) else was measured, from the first day to the last"
      let measured = changes.filter { $0.verdict != .notMeasured }
      notes = NoiseText.sentences(measured)
      table = TableView(
        DataTable(
          columns: [
            .init("mean", .word), .init("first"), .init("last"), .init("change"),
            .init("95 % interval"), .init("detectable"), .init("", .word),
          ],
          rows: measured.map {
            ComparisonTextRenderer.cells($0, areSides: false).dropLast() + [$0.verdict.rawValue]
          }))
    }
  }

  /// - Parameters:
  ///   - sessions: Of this person, not empty.
  ///   - report: Where the addresses of the report and of sessions begin.
  init(
    _ person: String, rows: [SessionRow], sessions: [PersonSession], sides: [SideSession],
    report: String
  ) {
    let name = person.printable
    let courses = PersonCourse.courses(of: sessions)
    frame = PageFrame(
      title: "\(name) · Hipline", script: rows.count > 1 ? PageTemplates.sorting : nil,
      profile: nil)
    index = report + "report.html"
    self.person = name
    let days = sessions.compactMap(\.day).sorted()
    meta = [
      counted(sessions.count, "session"),
      courses.map { $0.title.lowercased() }.joined(separator: ", "),
      days.first.map { first in
        days.last == first ? first.long : "\(first.long) to \((days.last ?? first).long)"
      },
    ].compactMap { $0 }
    self.courses = courses.enumerated().map { place, course in
      Course(
        id: "course-\(place + 1)", title: course.title, sentences: CourseSentences(course).all,
        figure: CoursePlot.figure(course, number: place + 1).map {
          FigureView($0, layout: "row halves")
        },
        others: course.sides.compactMap { Others(course, side: $0) })
    }
    self.sides = Self.lastPairs(sides).enumerated().map { place, pair in
      FigureView(SidesPlot.figure(pair, number: place + 1), layout: "row quarters sides")
    }
    hasSides = !self.sides.isEmpty
    self.sessions = SessionRow.table(rows, showsPerson: false, prefix: report)
  }

  /// The pairs of the last day on which each exercise has one.
  private static func lastPairs(_ sides: [SideSession]) -> [SidePair] {
    let pairs = SidePair.pairs(in: sides)
    return pairs.filter { pair in
      let days = pairs.filter { $0.left.exercise == pair.left.exercise }.compactMap(\.left.day)
      return pair.left.day != nil && pair.left.day == days.max()
    }
  }
}
