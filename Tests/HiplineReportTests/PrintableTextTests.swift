import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineReport

/// What a terminal obeys or is led astray by: C0, DEL, C1, ends of lines and paragraphs, directions.
private let codes: [Unicode.Scalar] =
  ((0..<0x20).map { $0 } + Array(0x7F..<0xA0) + Array(0x2028...0x202E) + Array(0x2066...0x2069))
  .compactMap(Unicode.Scalar.init)

private func holdsCode(_ text: String, butFor kept: String = "") -> Bool {
  text.unicodeScalars.contains { codes.contains($0) && !kept.unicodeScalars.contains($0) }
}

struct PrintableTextTests {
  @Test func `every code of a terminal becomes visible, and none becomes another`() {
    let shown = codes.map { "a\($0)b".printable }
    #expect(shown.allSatisfy { !holdsCode($0) && $0.hasPrefix("a") && $0.hasSuffix("b") })
    #expect(Set(shown).count == codes.count)
    #expect("a\u{1B}[2Jb\u{9B}1m\u{202E}\u{7F}".printable == "a␛[2Jb<U+009B>1m<U+202E>␡")
  }

  @Test(arguments: ["", "Größe 3–5°", "שלום", "髖", "👩🏽‍⚕️", "e\u{301}", "\u{A0}\u{200B}\u{FEFF}"])
  func `all other text stays as it is`(text: String) {
    #expect(text.printable == text)
    #expect(text.printableLines == text)
    #expect(text.withCodeEscapes == text)
  }

  @Test func `text of several lines keeps its lines, and no line is written over`() {
    #expect("a\n\tb\r\nc".printableLines == "a\n\tb\r\nc")
    #expect("good\rbad\u{1B}[A\r".printableLines == "good␍bad␛[A␍")
  }

  @Test(arguments: [TextStyle.plain, TextStyle(isColoured: true, columns: nil)])
  func `the colours of a style pass, and nothing that imitates them`(style: TextStyle) {
    let painted = style.paint("red", .red)
    let text = "\u{1B}[31mno\u{1B}[0m\u{E000}31\u{E000}0.31 \(painted) \u{9B}32m"
    let shown = style.shown(text)
    let own = style != .plain ? "\u{1B}[31mred\u{1B}[0m" : "red"
    #expect(shown == "␛[31mno␛[0m\u{E000}31\u{E000}0.31 \(own) <U+009B>32m")
  }
}

/// A session all of whose free text would steer a terminal.
struct HostileTextTests {
  private static let hostile = "x\u{1B}]0;t\u{7}\u{9B}2J\u{202E}\u{2028}\r\n=y"

  private static let session: SessionResult = {
    var session = Example.session
    session.id = hostile
    session.subject = hostile
    for index in session.recordings.indices { session.recordings[index].path = hostile }
    return session
  }()

  private static let content = ReportContent(
    sessions: [session],
    failures: [InputFailure(.empty, path: hostile, hostile, hint: hostile)])

  @Test(arguments: ["text", "json", "jsonl", "csv"])
  func `whatever the format, the door lets no code through`(name: String) throws {
    let format = try #require(ReportFormats.all().first { $0.name == name })
    let shown = TextStyle.plain.shown(format.render(Self.content))
    #expect(!holdsCode(shown, butFor: "\n"))
  }

  @Test(arguments: ["json", "jsonl", "csv"])
  func
    `what machines read is without codes before the door, so that a pipe and a terminal get the same`(
      name: String
    ) throws
  {
    let format = try #require(ReportFormats.all().first { $0.name == name })
    let text = format.render(Self.content)
    #expect(TextStyle.plain.shown(text) == text)
  }

  @Test func `JSON says the same text by escapes`() throws {
    let text = JSONValue.object([Self.hostile: .text(Self.hostile)]).encoded(onOneLine: false)
    #expect(!holdsCode(text, butFor: "\n"))
    #expect(JSONValue(Array(text.utf8)) == .object([Self.hostile: .text(Self.hostile)]))
  }

  @Test func `a cell of CSV is on one line, and no formula`() {
    let table = ResultTable(
      name: "t", columns: [.init("a", .text, ""), .init("b", .number, "")],
      rows: [[.text("\u{9}=cmd()"), .number(.nan)], [.text("=a\nb\u{1B}"), .number(-.infinity)]])
    #expect(CSVRenderer.csv(table) == "a,b\n'␉=cmd(),\n'=a␊b␛,\n")
  }
}
