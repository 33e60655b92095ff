import HiplineCore
import Testing

@testable import HiplineIO

struct SessionManifestTests {
  private func read(_ text: String) throws(InputMistakes) -> [SessionDescription] {
    try SessionManifest.read(
      bytes: Array(text.utf8), path: "/data/m.csv", exercises: ["clamshell", "leg-lift"])
  }

  private func mistakes(_ text: String) -> [InputFailure] {
    do throws(InputMistakes) {
      _ = try read(text)
      return []
    } catch {
      return error.failures
    }
  }

  private func failure(_ text: String) -> InputFailure? { mistakes(text).first }

  @Test func `all mistakes are said at once, each with its place`() {
    let text = """
      session_id,file,side,started_at,exercise
      a,,rigth,yesterday,clamshel
      b,b.csv
      c,c.csv,left,2026-03-01,clamshell
      c,d.csv,left,2026-03-02,clamshell
      ,e.csv,,,
      """
    let places = mistakes(text).map { [$0.line ?? 0, $0.column ?? 0] }
    #expect(places == [[2, 2], [2, 5], [2, 4], [2, 3], [3, 2], [5, 4], [6, 1]])
    let many = "session_id,file\n" + String(repeating: "a,\n", count: 5000)
    #expect(mistakes(many).count == 51)
    #expect(mistakes(many).last?.message.contains("4950 further") == true)
    let header = mistakes("session_id,placment,subjct,\na,b,c,d\n")
    #expect(header.map(\.column) == [2, 3, 4, nil])
  }

  @Test func `a study's own columns are carried, and empty ones are none`() throws {
    let sessions = try read(
      """
      session_id,Group,file,age,site,
      a,control,a.csv,44,Bern,
      a,control,b.csv,44,Basel,
      b,,c.csv,,,
      """)
    #expect(
      sessions.map { $0.study.map { "\($0.name)=\($0.value)" } } == [
        ["Group=control", "age=44", "site=Bern; Basel"], [],
      ])
  }

  @Test func `stretches that are left out are those of the session's rows together`() throws {
    let sessions = try read(
      """
      session_id,file,exclude
      b,thigh.csv,0-12.5;300-
      b,pelvis.csv,0-12.5
      a,thigh.csv,
      """)
    #expect(sessions.map(\.excludedSeconds) == [[0..<12.5, 300..<(.infinity)], []])
    #expect(failure("session_id,file,exclude\nb,t.csv,9-3\n")?.column == 3)
  }

  @Test func `rows of one name are one session, in the order of their first rows`() throws {
    let sessions = try read(
      """
      session_id,file,placement,exercise,side,subject,started_at\r
      b,b/thigh.csv,thigh,clamshell,right,p1,2026-03-01T10:00:00Z\r
      a,"a,1.csv",,,,,\r
      \r
      b,/raw/pelvis.csv,pelvis,,,p1,\r
      """)
    #expect(
      sessions == [
        SessionDescription(
          id: "b", subject: "p1", exercise: "clamshell", side: .right,
          startedAt: "2026-03-01T10:00:00Z",
          sensors: [
            SensorFile(path: "/data/b/thigh.csv", placement: .thigh, side: .right),
            SensorFile(path: "/raw/pelvis.csv", placement: .pelvis),
          ]),
        SessionDescription(id: "a", sensors: [SensorFile(path: "/data/a,1.csv")]),
      ])
  }

  @Test(arguments: [
    ("session_id,file,placment\na,b,c\n", 1, 3, "did you mean `placement`?"),
    ("session_id,file,file\na,b,c\n", 1, 3, "remove one of the two"),
    ("session_id;file;side\n\na;b;rigth\n", 3, 3, "did you mean `right`?"),
    ("session_id,file,placement\na,b,tigh\n", 2, 3, "did you mean `thigh`?"),
    ("session_id,file,exercise\na,b,clamshel\n", 2, 3, "did you mean `clamshell`?"),
    ("session_id,file,started_at\na,b,yesterday\n", 2, 3, "write it as in 2026-03-01T10:00:00Z"),
    ("session_id,file\na,\n", 2, 2, "give every row a `file`"),
    ("session_id,file\na,b,c\n", 2, 2, "quote a field that holds the delimiter"),
    (
      "session_id,file,subject\na,b,p1\na,c,p2\n", 3, 3,
      "give the rows of one session the same value, or leave it empty"
    ),
  ])
  func `a mistake is said with line, field and what to do`(
    text: String, line: Int, field: Int, hint: String
  ) {
    let failure = failure(text)
    #expect(failure?.code == .invalidSessionFile)
    #expect(failure?.line == line)
    #expect(failure?.column == field)
    #expect(failure?.hint == hint)
  }

  @Test(arguments: ["\n\n", "session_id,file\n", "file\na.csv\n", "session_id\na\n"])
  func `what lists no session is refused`(text: String) {
    #expect(failure(text)?.code == .invalidSessionFile)
  }

  @Test func `values stay out of messages`() {
    let text = failure("session_id,file,exercise\na,b,mrs-smith\n").map { "\($0)" } ?? "mrs-smith"
    #expect(!text.contains("smith"))
  }

  @Test func `a session of hundreds of files is refused at the first too many`() throws {
    func rows(_ count: Int) -> String {
      "session_id,file\n" + String(repeating: "a,a.csv\n", count: count)
    }
    #expect(try read(rows(SensorFile.mostOfSession)).first?.sensors.count == 64)
    let failure = failure(rows(5000))
    #expect(failure?.code == .invalidSessionFile)
    #expect(failure?.line == 66)
  }
}

struct WrittenDateTests {
  @Test(arguments: [
    "2026-03-01", "2026-03-01T10:00", "2026-03-01T10:00:00", "2026-03-01T10:00:00.25Z",
    "2026-03-01T10:00:00+01:00", "2026-03-01T10:00-0500", "2026-12-31T24:00:00Z",
  ])
  func `a date as ISO 8601 writes it is one`(text: String) {
    #expect(WrittenDate.isISO8601(text))
  }

  @Test(arguments: [
    "", "yesterday", "1.3.2026", "2026-3-1", "2026-13-01", "2026-03-01 10:00", "2026-03-01T",
    "2026-03-01T10", "2026-03-01T10:61", "2026-03-01T10:00:00.", "2026-03-01T10:00:00+1",
    "2026-03-01T10:00:00 Z",
  ])
  func `another one is none`(text: String) {
    #expect(!WrittenDate.isISO8601(text))
  }
}
