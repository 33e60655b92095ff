import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct ReportReaderTests {
  private func read(_ text: String) throws -> ReportContent {
    try ReportReader.content(of: Array(text.utf8), path: "report.json")
  }

  @Test(arguments: ["json", "jsonl"])
  func `a report that is read back is written again to the same bytes`(name: String) throws {
    let format = try #require(ReportFormats.all().first { $0.name == name })
    let text = format.render(Example.content)
    #expect(format.render(try read(text)) == text)
  }

  @Test func `a report that was read back makes the same tables and the same text for good`() throws
  {
    let first = try read(JSONFormat().render(Example.content))
    let second = try read(JSONFormat().render(first))
    #expect(TextFormat().render(second) == TextFormat().render(first))
    #expect(CSVFormat().render(second) == CSVFormat().render(first))
  }

  @Test func `a session by itself is read`() throws {
    let text = SessionDocument(Example.session).json.encoded(onOneLine: false)
    let content = try read(text)
    #expect(content.sessions.map(\.id) == [Example.session.id])
    #expect(SessionDocument(content.sessions[0]).json.encoded(onOneLine: false) == text)
  }

  @Test(
    arguments: ["rom_deg", "peak_velocity_deg_s", "start_s", "index", "duration_s", "overall"],
    ["1e300", "-1e308", "9000000000000000000"])
  func `a number that nothing measures is no result`(key: String, number: String) throws {
    let text = SessionDocument(Example.session).json.encoded(onOneLine: false)
    let field = try Regex("\"\(key)\"\\s*:\\s*-?[0-9.e+-]+")
    #expect(text.contains(field))
    let failure = try #require(throws: InputFailure.self) {
      try read(text.replacing(field, with: "\"\(key)\": \(number)"))
    }
    #expect(failure.code == .notAResult && failure.message.contains(key))
    // A value that somebody wrote is not said again.
    #expect(!failure.message.contains(number))
  }

  @Test func `a null keeps its reason`() throws {
    let still = try read(SessionDocument(Example.session).json.encoded(onOneLine: true))
    let plain = Example.session.repetitions[0].values
    let read = still.sessions[0].repetitions[0].values
    #expect(read.map(\.definition) == plain.map(\.definition))
    for (a, b) in zip(read, plain) {
      if case .unavailable = b.reading { #expect(a.reading == b.reading) }
    }
    #expect(plain.contains { if case .unavailable = $0.reading { true } else { false } })
  }

  @Test(arguments: [
    "", "[1]", "not JSON", "{}", #"{"schema": "hipline.report/9", "sessions": []}"#,
    #"{"session": {"id": 3}}"#,
  ])
  func `what is no result is refused`(text: String) {
    if text.isEmpty {
      #expect((try? read(text))?.sessions.isEmpty == true)
      return
    }
    let failure = #expect(throws: InputFailure.self) { try read(text) }
    #expect(failure?.code == .notAResult)
  }

  @Test func `a failure names the place in the document`() throws {
    let text = SessionDocument(Example.session).json.encoded(onOneLine: true)
      .replacing("\"set\":1", with: "\"set\":\"one\"")
    let failure = #expect(throws: InputFailure.self) { try read(text) }
    #expect(failure?.message == "`repetitions[0].set` is not a whole number")
  }
}
