import HiplineAnalysis
import HiplineCore

/// The people of a report, one a line: how often they came, the last score, and what changed.
enum PeopleTable {
  /// - Parameter link: The address of a person's page.
  static func element(
    _ people: [(name: String, sessions: [PersonSession])], link: (String) -> String
  ) -> Element {
    ListTable(
      columns: [
        .init(name: "person", kind: .word), .init(name: "sessions", kind: .number),
        .init(name: "last day", kind: .word), .init(name: "exercises", kind: .prose),
        .init(name: "last score", kind: .number), .init(name: "changed", kind: .prose),
      ],
      rows: people.map { person in
        ListTable.Row(
          link: link(person.name), name: person.name.printable, cells: cells(person.sessions))
      }
    ).element
  }

  private static func cells(_ sessions: [PersonSession]) -> [ListTable.Cell] {
    let courses = PersonCourse.courses(of: sessions)
    let last = sessions.filter { $0.day != nil }.max {
      ($0.day?.number ?? 0, $0.id) < ($1.day?.number ?? 0, $1.id)
    }
    let shown = last ?? sessions.last
    let score = shown?.values.last?.map { $0.number }
    let covered = ScoreCoverage.textIfPartial(shown?.coverage).map { "\u{A0}(\($0))" } ?? ""
    return [
      .number(Double(sessions.count), decimals: 0), .word(last?.day?.iso),
      .word(courses.map { $0.title.lowercased() }.joined(separator: ", ")),
      .number(score, decimals: 0, more: covered), .word(changed(courses)),
    ]
  }

  private static func changed(_ courses: [PersonCourse]) -> String {
    let changes = courses.compactMap { course in
      CourseSentences(course).short.map {
        courses.count == 1 ? $0 : "\(course.title.lowercased()): \($0)"
      }
    }
    guard changes.isEmpty else { return changes.joined(separator: "; ") }
    let hasTrend = courses.contains { course in
      course.sides.contains { side in
        PersonMeasure.all.indices.contains { course.trend($0, side: side) != nil }
      }
    }
    return hasTrend
      ? "nothing beyond the noise" : "not known: fewer than \(DayLine.fewest) days"
  }
}
