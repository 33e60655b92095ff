import HiplineAnalysis
import HiplineCore
import Testing

@testable import HiplineReport

struct SheetTests {
  /// Words that are the names of what they say, with what is put into them.
  private func texts(_ changed: [String: String] = [:]) throws -> SheetTexts {
    var texts: [String: String] = [:]
    for key in SheetKey.allCases {
      texts[key.rawValue] = ([key.rawValue] + key.names.map { "{\($0)}" }).joined(separator: " ")
    }
    texts["months"] = "1 2 3 4 5 6 7 8 9 10 11 12"
    return try SheetTexts(texts.merging(changed) { $1 })
  }

  private func sheet(_ sessions: [SessionResult]) throws -> Sheet {
    let kept = sessions.map { PersonSession($0, link: "") }
    return Sheet(
      "p<1>", course: try #require(PersonCourse.courses(of: kept).first), texts: try texts())
  }

  /// A session of the example with the states of its repetitions changed.
  private func session(
    _ states: [RepetitionState?], day: Int = 1, stop: Int? = nil, seesPelvis: Bool = true
  ) -> SessionResult {
    var session = PageExample.pelvis.session
    session.startedAt = "2026-03-\(day < 10 ? "0" : "")\(day)"
    session.repetitions = zip(session.repetitions, states).map { repetition, state in
      var repetition = repetition
      repetition.state = state
      if !seesPelvis { repetition.stateBasis = [] }
      return repetition
    }
    session.summary.repetitions = states.count
    session.summary.stopRepetition = stop
    return session
  }

  @Test func `it says what went well and when to stop`() throws {
    let clean = Array(repeating: RepetitionState?.some(.controlled), count: 4)
    let free = try sheet([session(clean)])
    #expect(free.well == ["well-clean Right 4 4"] && free.stop == ["stop-free Right"])
    let stopped = try sheet([
      session([.shaking, .controlled, .compensating, .compensating], stop: 3)
    ])
    #expect(stopped.well == ["well-clean Right 2 4", "well-shook"])
    #expect(stopped.stop == ["stop-at Right 2"])
    let first = try sheet([session([.compensating, .compensating], stop: 1)])
    #expect(first.stop == ["stop-first Right"])
    let mixed = try sheet([session([.controlled, .compensating, .controlled])])
    #expect(mixed.stop == ["stop-mixed Right"])
  }

  @Test func `where nobody saw the pelvis nothing is said of it`() throws {
    let sheet = try sheet([session([nil, nil, nil], seesPelvis: false)])
    #expect(sheet.well == ["well-done Right 3"] && sheet.stop == ["stop-unknown Right"])
    let picture = Element(.div, [:], sheet.picture.drawingElements).markup
    #expect(picture.contains("dot unknown") && !picture.contains("dot clean"))
  }

  @Test
  func
    `the one thing to change is the fault that cost most, and no fault of a hip that kept still`()
    throws
  {
    let helped = try sheet([session([.controlled, .compensating, .compensating], stop: 2)])
    #expect(
      helped.change == nil || helped.change == "change-nothing" || helped.change == "pelvis-moves")
    // In the example it is the pelvis from repetition 8 on.
    let all = PageExample.pelvis.session
    #expect(try sheet([all]).change == "pelvis-moves")
    var still = all
    for index in still.repetitions.indices { still.repetitions[index].state = .controlled }
    #expect(try sheet([still]).change == "change-nothing")
    for index in still.repetitions.indices {
      still.repetitions[index].cues = [
        Cue(code: "of-my-own", text: "Breathe.", magnitude: 1, part: "tempo")
      ]
    }
    #expect(try sheet([still]).change == "Breathe.")
  }

  @Test func `the last weeks are those of the person's page, and one day has none`() throws {
    let clean = [RepetitionState?.some(.controlled)]
    #expect(try sheet([session(clean)]).weeks.isEmpty)
    #expect(try sheet([session(clean), session(clean, day: 8)]).weeks == ["weeks-few Right 2 4"])
    func weeks(_ ranges: [Double]) throws -> [String] {
      try sheet(
        ranges.enumerated().map { place, range in
          var session = session(clean, day: 1 + 3 * place)
          session.summary.rangeMedianDegrees = range
          return session
        }
      ).weeks
    }
    #expect(try weeks([15, 17, 16.5, 19, 20, 22.5]) == ["weeks-up Right 15 22 date 1 3 2026"])
    #expect(try weeks([22, 20, 19, 17, 16, 15])[0].hasPrefix("weeks-down Right 2"))
    #expect(try weeks([20, 21, 20, 19, 20.5, 20]) == ["weeks-same Right"])
  }

  @Test func `names are shown as they are, and the page asks for nothing`() throws {
    var index = SessionIndex()
    var session = PageExample.pelvis.session
    session.startedAt = "2026-03-02"
    index.append(SessionDocument(session), link: "x.html")
    session.subject = nil
    index.append(SessionDocument(session), link: "y.html")
    let sheets = index.sheets(try texts())
    #expect(sheets.map(\.name) == ["</title><b>-clamshell", PageExample.hostile])
    for sheet in sheets {
      #expect(!sheet.page.contains("<b>") && !sheet.page.contains("<script"))
      #expect(sheet.page.contains("default-src &#39;none&#39;") && !sheet.page.contains("http://"))
      #expect(Page.isOwn(Array(sheet.page.utf8)))
    }
  }

  @Test func `words that lack what they have to say are refused`() throws {
    #expect(throws: SheetTexts.Mistake.missing("stop")) { try texts(["stop": ""]) }
    #expect(throws: SheetTexts.Mistake.lacks(key: "stop-at", name: "before")) {
      try texts(["stop-at": "{side}: stop"])
    }
    #expect(throws: SheetTexts.Mistake.months) { try texts(["months": "March"]) }
  }
}
