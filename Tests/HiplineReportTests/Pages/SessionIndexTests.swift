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
    let page = index(PageExample.all.map(\.session), failures: [failure]).page { "people/\($0)" }
    #expect(page.parts(between: "href=\"reports/", and: "\"").count == 3)
    for place in 0..<3 { #expect(page.contains("href=\"reports/\(place).html\"")) }
    #expect(page.contains("&lt;i&gt;.csv, line 9, column 2"))
    #expect(page.contains("1 input could not be analysed"))
    #expect(!page.contains("<script>alert"))
  }

  @Test func `the policy allows this style and this script by their hashes`() throws {
    let page = index(PageExample.all.map(\.session)).page { $0 }
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
    let page = index([PageExample.pelvis.session, PageExample.still.session]).page { $0 }
    let rows = page.parts(between: "<tr><th scope=\"row\"", and: "</tr>").suffix(2)
    let keys = rows.map { $0.parts(between: "data-key=\"", and: "\"") }
    #expect(keys.count == 2)
    // After the name: person, day, exercise, side, repetitions, score.
    #expect(Double(keys[0][5]) == 12 && Double(keys[1][5]) == 0)
    #expect(Double(keys[0][6]) != nil && keys[1][6].isEmpty)
  }

  @Test func `sixty people of a thousand sessions are a list that leads to their pages`() throws {
    var index = SessionIndex()
    let day = PageExample.still.session
    for number in 0..<1000 {
      var session = day
      session.id = "session \(number)"
      session.subject = number < 996 ? "p\(number % 60 + 1)" : nil
      session.startedAt = "2026-01-\(number % 28 + 10)T10:00:00Z"
      index.append(SessionDocument(session), link: "reports/\(number).html")
    }
    #expect(index.people.count == 60 && index.people.prefix(3) == ["p1", "p2", "p3"])
    let page = index.page { "people/\($0).html" }
    let links = page.parts(between: "href=\"people/", and: ".html\"")
    #expect(links == index.people)
    #expect(page.parts(between: "<tr><th scope=\"row\"", and: "</tr>").count == 1060)
    // Many sessions are closed away where people lead to them; nobody's are in the list all the same.
    #expect(page.contains("<details class=\"all\"><summary>1000 sessions"))
    #expect(page.contains("session 999"))
    #expect(page.utf8.count < 2_000_000)
    let own = index.page(of: "p7")
    #expect(own.parts(between: "href=\"../reports/", and: ".html\"").count == 17)
    #expect(!own.contains("session 7<"))
  }

  @Test func `few sessions, and sessions of nobody, lie open`() {
    #expect(
      index(PageExample.all.map(\.session)).page { $0 }.contains(
        "<details class=\"all\" open=\"\">"))
    var index = SessionIndex()
    for number in 0..<50 {
      var session = PageExample.still.session
      (session.id, session.subject) = ("\(number)", nil)
      index.append(SessionDocument(session), link: "x.html")
    }
    let page = index.page { $0 }
    #expect(page.contains("<details class=\"all\" open=\"\">"))
    #expect(!page.contains("id=\"people\""))
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
    (session.id, session.subject, other.subject) = ("x-right", nil, nil)
    var index = SessionIndex()
    for session in [session, other] { index.append(SessionDocument(session), link: "x.html") }
    let page = index.page { $0 }
    #expect(page.contains("id=\"sides-1\""))
    #expect(page.contains("x-left and x-right"))
    #expect(page.contains("right − left"))
  }
}
