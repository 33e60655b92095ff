import Crypto
import Foundation
import HiplineAnalysis
import HiplineCore
import Testing

@testable import HiplineReport

struct SessionIndexTests {
  private let failure = InputFailure(
    .malformedRow, path: "<i>.csv", "7 fields expected, got 3", hint: "export again", line: 9,
    column: 2)

  private func index(_ sessions: [SessionResult], failures: [InputFailure] = []) -> SessionIndex {
    var index = SessionIndex()
    for (place, session) in sessions.enumerated() {
      index.append(SessionDocument(session), link: "reports/\(place).html")
    }
    index.append(failures)
    return index
  }

  @Test func `every session has a row with a link, and every failure its place`() {
    let page = index(PageExample.all.map(\.session), failures: [failure]).page
    #expect(page.parts(between: "<th scope=\"row\"", and: "</th>").count == 3)
    for place in 0..<3 { #expect(page.contains("href=\"reports/\(place).html\"")) }
    #expect(page.contains("&lt;i&gt;.csv, line 9, column 2"))
    #expect(page.contains("1 input could not be analysed"))
    #expect(!page.contains("<script>alert"))
  }

  @Test func `the policy allows this style and this script by their hashes`() throws {
    let page = index(PageExample.all.map(\.session)).page
    let policy = try #require(
      page.parts(between: "Content-Security-Policy\" content=\"", and: "\"").first)
    for element in ["style", "script"] {
      let text = try #require(
        page.parts(between: "<\(element)>", and: "</\(element)>").first)
      let hash = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
      #expect(policy.contains("\(element)-src &#39;sha256-\(hash)&#39;"))
    }
  }

  @Test func `rows are sorted by numbers, and what is missing has none`() {
    let page = index([PageExample.pelvis.session, PageExample.still.session]).page
    let rows = page.parts(between: "<tr><th scope=\"row\"", and: "</tr>")
    let keys = rows.map { $0.parts(between: "data-key=\"", and: "\"") }
    #expect(keys.count == 2)
    // After the name: exercise, side, repetitions, score.
    #expect(Double(keys[0][3]) == 12 && Double(keys[1][3]) == 0)
    #expect(Double(keys[0][4]) != nil && keys[1][4].isEmpty)
  }

  /// A person's sessions on days of one month.
  private func dated(_ days: [Int], subject: String? = "p<1>") -> [SessionResult] {
    days.map { day in
      var session = PageExample.pelvis.session
      session.id = "day \(day)"
      session.subject = subject
      session.startedAt = "2026-03-\(day < 10 ? "0" : "")\(day)T09:00:00+01:00"
      for index in session.repetitions.indices where day > 20 {
        session.repetitions[index].score?.overall = 20
      }
      return session
    }
  }

  @Test func `a person's sessions of several days show whether it got better`() throws {
    let course = try #require(
      ProgressCourse.courses(in: dated([28, 1, 8]).compactMap { ProgressSession($0) }).first)
    #expect(course.sessions.map(\.day) == ["2026-03-01", "2026-03-08", "2026-03-28"])
    #expect(course.answer.contains("beyond the noise of the repetitions alone score (−"))
    // Range is the same to the last digit, and no change is no noise either.
    let range = try #require(
      course.comparisons.first { $0.metric == ComparedMetric(RangeOfMotion.range) })
    #expect(range.change == 0 && range.verdict == .withinNoise)
    #expect((range.minimalDetectableChange95 ?? 0) > 4)
    let page = index(dated([1, 8, 28])).page
    #expect(page.contains("Better than before?"))
    #expect(page.contains("p&lt;1&gt;") && !page.contains("p<1>"))
  }

  @Test func `one day, or nobody's name, is no progress`() {
    for sessions in [dated([5, 5]), dated([1, 8], subject: nil), dated([4])] {
      #expect(ProgressCourse.courses(in: sessions.compactMap { ProgressSession($0) }).isEmpty)
      #expect(!index(sessions).page.contains("Better than before?"))
    }
  }

  @Test func `one session without a failure is its own report`() {
    let session = PageExample.still.session
    #expect(index([session]).onlySession?.result.id == "still")
    #expect(index([session], failures: [failure]).onlySession == nil)
    #expect(index([session, session]).onlySession == nil)
  }
}

struct SidePairTests {
  private func side(
    _ id: String, _ side: Side, subject: String? = nil, startedAt: String? = nil
  ) throws -> SideSession {
    var session = PageExample.still.session
    (session.id, session.side) = (id, side)
    (session.subject, session.startedAt) = (subject, startedAt)
    return try #require(SideSession(session))
  }

  private func pairs(_ sessions: [SideSession]) -> [String] {
    SidePair.pairs(in: sessions).map { "\($0.left.id) \($0.right.id)" }
  }

  @Test func `names that differ in the side only are a pair`() throws {
    let sessions = try [
      side("leg-lift-right", .right), side("other_L", .left), side("leg-lift-left", .left),
      side("other_R", .right), side("lone-left", .left),
    ]
    #expect(pairs(sessions) == ["leg-lift-left leg-lift-right", "other_L other_R"])
  }

  @Test func `without a common name only one person's two sessions of a day are a pair`() throws {
    #expect(pairs([try side("a", .left), try side("b", .right)]).isEmpty)
    let day = "2026-05-04T10:00:00Z"
    let left = try side("a", .left, subject: "p", startedAt: day)
    #expect(
      pairs([left, try side("b", .right, subject: "p", startedAt: "2026-05-04T11:00:00Z")])
        == ["a b"])
    #expect(pairs([left, try side("b", .right, subject: "q", startedAt: day)]).isEmpty)
    #expect(
      pairs([left, try side("b", .right, subject: "p", startedAt: "2026-05-05T10:00:00Z")]).isEmpty)
    #expect(
      pairs([
        left, try side("b", .right, subject: "p", startedAt: day),
        try side("c", .right, subject: "p", startedAt: day),
      ]).isEmpty)
  }

  @Test func `a pair has a figure with either side's numbers`() throws {
    var other = PageExample.pelvis.session
    (other.id, other.side) = ("x-left", .left)
    var session = PageExample.pelvis.session
    session.id = "x-right"
    var index = SessionIndex()
    for session in [session, other] { index.append(SessionDocument(session), link: "x.html") }
    let page = index.page
    #expect(page.contains("id=\"sides-1\""))
    #expect(page.contains("x-left and x-right"))
    #expect(page.contains("right − left"))
  }
}
