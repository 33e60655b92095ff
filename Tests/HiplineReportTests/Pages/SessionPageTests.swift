import Crypto
import Foundation
import FoundationXML
import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineReport

struct SessionPageTests {
  private let page = PageExample.pelvis.page()

  @Test func `the page answers the question before all else`() throws {
    let question = try #require(page.range(of: "Was that repetition any good?"))
    let answer = try #require(page.range(of: "In 7 of 12 repetitions the hip kept still."))
    #expect(question.upperBound < answer.lowerBound)
    #expect(page.contains("Repetition 8 is the first of two in a row in which the pelvis helped"))
    let mean = try #require(PageExample.pelvis.session.summary.scoreMean)
    #expect(page.contains("<span class=\"mean\">\(mean.text(decimals: 0))</span>"))
  }

  @Test func `the page says how the person lay, as far as that was measured`() {
    let example = PageExample.thigh
    var session = example.session
    let values = SessionSetup.definitions.map { definition in
      switch definition {
      case SessionSetup.stacked: definition.value(4.2)
      case SessionSetup.lean: definition.value(-6)
      default: definition.unavailable("no sensor")
      }
    }
    session.setup = SessionSetup(
      posture: PostureEstimate(candidates: [.sideLyingLeft], reason: nil), values: values)
    let page = SessionPage.render(
      SessionDocument(session), traces: example.traces, failures: [])
    for text in ["lying on the left side", "hips 4° from stacked", "leaning back by 6°"] {
      #expect(page.contains("<li>\(text)</li>"), "\(text)")
      #expect(!example.page().contains(text), "\(text)")
    }
    #expect(!page.contains("hip bent"))
  }

  @Test func `nothing of a name, a subject or a path is markup`() {
    for text in ["<script>alert", "</title><b>", "<b>.csv", "\"\u{301} onload"] {
      #expect(!page.unicodeScalars.contains(text.unicodeScalars), "\(text)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.parts(between: "<script", and: ">").isEmpty)
  }

  @Test(arguments: PageExample.all.indices)
  func `nothing is loaded from elsewhere`(example: Int) {
    let page = PageExample.all[example].page(
      links: .init(index: "../report.html", person: "../people/p.html"))
    for text in [
      "http:", "https:", "src=", "@import", "<link", "<iframe", "<object", "javascript:",
    ] {
      #expect(!page.contains(text), "\(text)")
    }
    for address in page.parts(between: "href=\"", and: "\"") {
      #expect(address.hasPrefix("#") || ["../report.html", "../people/p.html"].contains(address))
    }
    // What the style sheet refers to is on the page too.
    for name in page.parts(between: "url(#", and: ")") { #expect(page.contains("id=\"\(name)\"")) }
  }

  @Test func `the policy allows this style by its hash, and no script`() throws {
    let style = try #require(page.parts(between: "<style>", and: "</style>").first)
    let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    let policy = try #require(
      page.parts(between: "Content-Security-Policy\" content=\"", and: "\"").first)
    #expect(
      policy.replacing("&#39;", with: "'")
        == "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'")
    // Which leaves no room for styles and handlers in attributes.
    let tags = page.parts(between: "<", and: ">")
    #expect(!tags.contains { $0.contains(/\ (style|on[a-z]+)=/) })
  }

  @Test(arguments: PageExample.all.indices)
  func `every plot has a name, a description and a table`(example: Int) throws {
    let page = PageExample.all[example].page()
    let figures = page.parts(between: "<figure", and: "</figure>")
    #expect(figures.isEmpty == PageExample.all[example].session.repetitions.isEmpty)
    for figure in figures {
      let plots = figure.parts(between: "<svg class=\"plot", and: "</svg>")
      #expect(!plots.isEmpty)
      for plot in plots {
        let names = try #require(
          plot.parts(between: "aria-labelledby=\"", and: "\"").first?.split(separator: " "))
        #expect(names.count == 2)
        for name in names {
          #expect(page.components(separatedBy: " id=\"\(name)\"").count == 2, "\(name)")
        }
        #expect(plot.contains("role=\"img\""))
      }
      #expect(figure.contains("<details>"))
      #expect(figure.parts(between: "<td", and: "</td>").count > 1)
    }
  }

  @Test func `every drawing is well-formed`() {
    for traced in PageExample.all {
      for drawing in traced.page().parts(between: "<svg", and: "</svg>") {
        let parser = XMLParser(data: Data("<svg\(drawing)</svg>".utf8))
        #expect(parser.parse(), "\(drawing.prefix(200))")
      }
    }
  }

  @Test func `every state has a colour, a pattern and a letter of its own`() {
    #expect(Set(StateMark.allCases.map(\.letter)).count == StateMark.allCases.count)
    for mark in StateMark.allCases {
      #expect(PageResource.style.text.contains(".bar.\(mark.rawValue)"))
      #expect(PageResource.style.text.contains(".band.\(mark.rawValue)"))
      guard mark != .controlled else { continue }
      #expect(page.contains("id=\"pattern-\(mark.rawValue)\""))
    }
  }

  @Test func `colours are named once for light, dark and print`() {
    let style = PageResource.style.text
    let schemes = style.parts(between: ":root {", and: "}")
    #expect(schemes.count == 3)
    func names(_ scheme: String) -> Set<String> {
      Set(scheme.parts(between: "--", and: ":"))
    }
    #expect(names(schemes[0]) == names(schemes[1]))
    #expect(names(schemes[0]) == names(schemes[2]))
    #expect(style.contains("@media (prefers-color-scheme: dark)"))
    #expect(style.contains("@media print"))
    for name in style.parts(between: "var(--", and: ")") {
      #expect(names(schemes[0]).contains(name), "\(name)")
    }
  }

  @Test func `what was not measured is said with the reason`() {
    let page = PageExample.thigh.page()
    #expect(page.contains("Not measured: no sensor on the pelvis."))
    #expect(page.contains("not measured: needs a gyroscope"))
    #expect(
      page.contains("without a sensor on the pelvis it is not known whether the hip kept still"))
    #expect(!page.contains("null") && !page.contains("nan"))
  }

  @Test func `a still leg has a page that says why there is no repetition`() {
    let page = PageExample.still.page()
    #expect(page.contains("No repetition: no movement to and fro"))
    #expect(page.contains("<code>no-repetition</code>"))
    #expect(!page.contains("<figure"))
  }

  @Test func `a page without traces says what is missing`() {
    let page = SessionPage.render(
      SessionDocument(PageExample.pelvis.session), traces: nil, failures: [])
    #expect(page.contains("the traces of this session were not kept"))
    #expect(page.contains("id=\"scores\"") && !page.contains("id=\"angle-1\""))
  }

  @Test func `files that could not be used are on the page`() {
    let failure = InputFailure(
      .empty, path: "pelvis.csv", "the file has no bytes", hint: "record again")
    #expect(PageExample.thigh.page(failures: [failure]).contains("the file has no bytes"))
  }

  @Test func `the footer says what this is not, the version and the profile`() throws {
    let footer = try #require(page.parts(between: "<footer>", and: "</footer>").first)
    #expect(footer.contains("This is no diagnosis."))
    #expect(footer.contains("hipline \(ToolIdentity.version)"))
    #expect(footer.contains(ProfileDocument.hash(PageExample.pelvis.session.profile)))
  }

  @Test func `a result that was read back makes the same page to the byte`() throws {
    for traced in PageExample.all {
      let text = SessionDocument(traced.session).json.encoded(onOneLine: false)
      let content = try ReportReader.content(of: Array(text.utf8), path: "session.json")
      let document = TracesDocument(id: traced.session.id, traces: traced.traces).encoded
      let traces = try #require(TracesDocument(Array(document.utf8))).traces
      #expect(TracesDocument(id: traced.session.id, traces: traces).encoded == document)
      let again = PageExample.Traced(
        session: try #require(content.sessions.first), traces: traces)
      #expect(again.page() == traced.page())
    }
  }

  @Test func `a session's page leads to its person, where there is one`() {
    let example = PageExample.thigh
    let page = example.page(links: .init(index: "../report.html", person: "../people/p.html"))
    #expect(page.contains("<a href=\"../people/p.html\">&lt;/title&gt;&lt;b&gt; over the days</a>"))
    #expect(!example.page().contains("<nav>"))
  }

  /// What stands beside a name in the facts of a page.
  private func fact(_ name: String, of session: SessionResult) -> String? {
    Fact.of(session).first { $0.name == name }?.value
  }

  @Test func `what was done well is on the page and in the terminal, or why it is not known`()
    throws
  {
    let session = PageExample.pelvis.session
    let work = try #require(session.summary.cleanWork)
    #expect(work.repetitions == 7)
    let text = try #require(fact("Clean repetitions, range held", of: session))
    #expect(
      text.hasPrefix("7") && text.contains(" of 12, \(work.heldDegreeSeconds.text(decimals: 0))"))
    #expect(text.hasSuffix(" °·s"))
    #expect(TextRenderer.session(session).replacing("\n ", with: "").contains("clean \(text) held"))
    let thigh = PageExample.thigh.session
    #expect(
      fact("Clean repetitions, range held", of: thigh) == "not known: no sensor on the pelvis")
    #expect(!TextRenderer.session(thigh).contains("held"))
  }

  @Test func `facts and states do not contradict each other`() {
    var session = PageExample.pelvis.session
    (session.summary.shakyMaxRepetition, session.summary.stopRepetition) = (nil, nil)
    for index in session.repetitions.indices {
      session.repetitions[index].state = index == 4 ? .compensating : .controlled
      session.repetitions[index].isShaking = index == 4
    }
    #expect(
      fact("Shaky maximum", of: session) == "none: the leg shook only where the pelvis helped")
    #expect(fact("Stop", of: session) == "none: the pelvis never helped twice in a row")
    session.repetitions[4].state = .controlled
    session.repetitions[4].isShaking = false
    #expect(fact("Shaky maximum", of: session) == "none: no visible shaking")
    #expect(fact("Stop", of: session) == "not needed")
  }

  @Test func `the grade on the page says the worst beside the middle one, and each fault once`()
    throws
  {
    let text = try #require(fact("Control, 0 to 3", of: PageExample.pelvis.session))
    #expect(
      text == "0, at worst 2: tipping of the pelvis in reps 8–12")
    #expect(
      TextRenderer.session(PageExample.pelvis.session).contains("grade 0 of 0–3, at worst 2 ("))
  }

  @Test func `of an exercise of the pelvis nothing is said of how still it kept`() throws {
    var parameters = SimulationParameters(.legLift, seed: 3)
    parameters.pelvis.fractionOfRange = 0.5
    parameters.sensors = [SensorSetup(placement: .pelvis)]
    let session = try Analyzer().analyze(
      SessionInput(
        id: "tilt", exercise: .pelvicTilt, recordings: Simulator.run(parameters).recordings))
    #expect(session.repetitions.allSatisfy { $0.pelvis == .moves })
    let answer = SessionVerdict.text(session)
    #expect(
      answer.hasPrefix("\(session.summary.repetitions) repetitions of the pelvis: it is what moves")
    )
    #expect(!answer.contains("kept still") && !answer.contains("not known"))
    for name in ["Stop", "Control, 0 to 3"] {
      #expect(fact(name, of: session) == "not measured: the pelvis is what moves")
    }
    let lesson = PersonLesson(session)
    #expect(lesson.isOfPelvis && !lesson.isSeen && lesson.stop == nil)
  }
}

extension String.UnicodeScalarView {
  /// Whether scalars follow each other; a search for characters would not see into one that is made of several.
  func contains(_ part: String.UnicodeScalarView) -> Bool {
    let (whole, part) = (Array(self), Array(part))
    guard whole.count >= part.count else { return false }
    return (0...(whole.count - part.count)).contains { start in
      part.indices.allSatisfy { whole[start + $0] == part[$0] }
    }
  }
}
