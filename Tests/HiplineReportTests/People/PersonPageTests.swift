import HiplineAnalysis
import HiplineCore
import Testing

@testable import HiplineReport

struct PersonPageTests {
  /// A session of a day of March 2026, with the range of all repetitions changed.
  private func session(
    _ day: Int, _ side: Side, _ template: SessionResult = PageExample.pelvis.session,
    range: Double? = nil, subject: String = "p<1>"
  ) -> SessionResult {
    var session = template
    (session.id, session.side, session.subject) = ("\(side.rawValue) \(day)", side, subject)
    session.startedAt = "2026-03-\(day < 10 ? "0" : "")\(day)T09:00:00+01:00"
    if let range { session.summary.rangeMedianDegrees = range }
    return session
  }

  private func index(_ sessions: [SessionResult]) -> SessionIndex {
    var index = SessionIndex()
    for (place, session) in sessions.enumerated() {
      index.append(SessionDocument(session), link: "reports/\(place).html")
    }
    return index
  }

  private func course(_ sessions: [SessionResult]) throws -> PersonCourse {
    try #require(PersonCourse.courses(of: index(sessions).sessions).first)
  }

  private static let rising = [15.2, 17.4, 16.6, 19.8, 20.1, 23.0, 22.4, 25.1]
  private static let level = [23.6, 24.9, 22.8, 24.1, 25.3, 23.2, 24.6, 23.9]

  private func eightDays() -> [SessionResult] {
    (0..<8).flatMap { place in
      [
        session(1 + 3 * place, .left, range: Self.rising[place]),
        session(1 + 3 * place, .right, range: Self.level[place]),
      ]
    }
  }

  @Test
  func
    `what changed is said with its side, its size and since when, and the rest with what it takes to know`()
    throws
  {
    let sentences = try CourseSentences(course(eightDays())).all
    let left = try #require(sentences.first)
    #expect(left.hasPrefix("Left: range went up from 15."))
    #expect(left.contains(" in 21 days (at 95 %: ") && left.contains("Seen since "))
    #expect(
      sentences.contains("Left: nothing else changed by more than it differs from day to day."))
    let right = try #require(sentences.first { $0.hasPrefix("Right") })
    #expect(
      right.hasPrefix("Right: nothing changed by more than it differs from day to day, on 8 days."))
    #expect(right.contains("would have been seen; to see one of 3.0° takes "))
  }

  @Test func `either side is in one plot over the days, and the page says so`() throws {
    let page = index(eightDays()).page(of: "p<1>")
    #expect(page.contains("p&lt;1&gt;") && !page.contains("p<1>"))
    let plots = page.parts(between: "<svg class=\"plot wide\"", and: "</svg>").filter {
      $0.contains("course-1-")
    }
    #expect(plots.count == PersonMeasure.all.count)
    for plot in plots {
      #expect(plot.contains("class=\"side left") && plot.contains("class=\"side right"))
      #expect(plot.contains("1 Mar"))
    }
    // What rose has its line, and only that.
    #expect(plots[0].contains("fit left") && !plots[0].contains("fit right"))
    #expect(page.contains("Left and right on the last day"))
    #expect(page.contains("left 22 and right 22"))
    #expect(page.contains("href=\"../report.html\""))
  }

  @Test func `scores that cover different parts are joined by no line and in no trend`() throws {
    let (both, thigh) = (PageExample.pelvis.session, PageExample.thigh.session)
    let sessions = [thigh, thigh, both, both, both, thigh].enumerated().map { place, template in
      session(1 + 7 * (place % 4) + place / 4, .right, template)
    }
    let course = try course(sessions)
    let score = PersonMeasure.all.count - 1
    for run in course.runs(score, side: .right) {
      #expect(Set(run.map { $0.session.parts }).count == 1)
    }
    #expect(course.runs(score, side: .right).count > 1)
    #expect(course.runs(0, side: .right).count == 1)
    #expect(course.trend(score, side: .right) == nil)
    #expect(course.trend(0, side: .right) != nil)
    #expect(CourseSentences(course).all.contains { $0.contains("joined to nothing") })
    let page = index(sessions).page(of: "p<1>")
    let coverage = try #require(ScoreCoverage.textIfPartial(thigh.summary.scoreCoverage))
    #expect(page.contains(">\(coverage)</text>"))
    #expect(index(sessions).page { $0 }.contains("\u{A0}(\(coverage))"))
  }

  @Test func `few days are said to be few, and a session without a day is in the list only`() throws
  {
    var undated = session(9, .left)
    (undated.id, undated.startedAt) = ("whenever", nil)
    let sessions = [session(1, .left), session(8, .left), undated]
    let sentences = try CourseSentences(course(sessions)).all
    #expect(sentences[0].hasPrefix("Left: 2 days so far."))
    #expect(sentences[1].hasPrefix("1 session without a date"))
    let page = index(sessions).page(of: "p<1>")
    #expect(page.parts(between: "<tr><th scope=\"row\"", and: "</tr>").count == 3)
    #expect(!index([undated]).page(of: "p<1>").contains("<figure id=\"course-1\""))
  }

  @Test func `a page has its own person's sessions only`() {
    let sessions = eightDays() + [session(2, .left, subject: "other")]
    let index = index(sessions)
    #expect(index.people == ["other", "p<1>"])
    #expect(!index.page(of: "p<1>").contains("left 2<"))
    #expect(index.page(of: "other").contains("left 2<"))
  }

  /// Sessions of eight days with so many complete repetitions, and the repetition at which each should have stopped.
  private func stops(_ stops: [Int?], of counts: [Int]) throws -> PersonCourse {
    try course(
      zip(stops, counts).enumerated().map { place, set in
        var session = session(1 + 3 * place, .left)
        session.summary.stopRepetition = set.0
        session.repetitions = Array(session.repetitions.prefix(set.1))
        return session
      })
  }

  @Test
  func
    `a set that nothing stopped counts as no end, and where it would turn the trend nothing is said`()
    throws
  {
    let place = try #require(
      PersonMeasure.all.firstIndex { $0.name == PersonMeasure.beforeStop.name })
    // First nothing stopped the set of six, which may have gone on for long.
    let early = try stops([nil, nil, nil, nil, 8, 9, 10, 11], of: [6, 6, 6, 6, 12, 12, 12, 12])
    #expect(early.trend(place, side: .left) == nil && early.openDays(place, side: .left) == 4)
    let sentences = CourseSentences(early).all
    #expect(
      sentences.contains {
        $0.contains("whether the repetitions before the stop changed is not known: on 4 days")
      })
    #expect(!sentences.contains { $0.contains("before the stop went") })
    // At last nothing stopped it any more: it went up by that much or more.
    let late = try stops([3, 4, 5, 6, 7, 8, nil, nil], of: [12, 12, 12, 12, 12, 12, 12, 12])
    #expect(late.openDays(place, side: .left) == nil)
    #expect(
      CourseSentences(late).all.contains {
        $0.contains("before the stop went up") && $0.contains(", or by more: on some days nothing")
      })
    let never = try stops(Array(repeating: nil, count: 8), of: Array(repeating: 7, count: 8))
    #expect(never.trend(place, side: .left) == nil)
  }

  @Test(arguments: [[4.0, 4.4, 5.2, 5.6, 6.3, 6.8, 7.5, 8.0], [8, 7, 7, 6, 5, 4, 4, 3]])
  func `the change that is said is the difference of the ends that are said`(counts: [Double])
    throws
  {
    let course = try course(
      counts.enumerated().map { place, count in
        var session = session(1 + 3 * place, .left)
        session.summary.cleanWork = CleanWork(
          repetitions: Int(count), repetitionsUncertainty: 0, heldDegreeSeconds: 10 * count,
          heldUncertainty: 0)
        return session
      })
    let said = try #require(
      CourseSentences(course).all.first { $0.hasPrefix("Left: clean repetitions went") })
    let numbers = said.matches(of: /[\d.]+/).prefix(3).compactMap { Double($0.output) }
    #expect(abs(abs(numbers[1] - numbers[0]) - numbers[2]) < 1e-9, "\(said)")
  }
}
