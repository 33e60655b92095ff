import HiplineAnalysis
import HiplineCore
import Testing

@testable import HiplineReport

struct SessionDocumentTests {
  /// Every value of a result by its place; of numbers, flags and texts of any depth.
  ///
  /// What no JSON holds is left out: the wording of a profile's cues, and the failures, which belong to a run.
  private func leaves(_ value: Any, at place: String = "") -> [String: String] {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return [place: "\(value)"] }
    if mirror.displayStyle == .dictionary || mirror.displayStyle == .set {
      return [place: mirror.children.map { "\($0.value)" }.sorted().joined(separator: " ")]
    }
    var leaves: [String: String] = [:]
    for (index, child) in mirror.children.enumerated() {
      let name = child.label ?? "\(index)"
      if ["cueBelow", "cueAbove", "failures"].contains(name) { continue }
      leaves.merge(self.leaves(child.value, at: "\(place).\(name)")) { first, _ in first }
    }
    return leaves
  }

  @Test func `what its JSON says is what it shows, to the last field`() throws {
    for session in [Example.session, Example.still] + PageExample.all.map(\.session) {
      let document = SessionDocument(session)
      let read = try SessionReading.session(JSONFields(document.json, path: "session.json"))
      let (shown, said) = (leaves(document.result), leaves(read))
      #expect(shown.count > 100)
      for place in Set(shown.keys).union(said.keys) {
        #expect(shown[place] == said[place], "\(place)")
      }
    }
  }

  @Test func `a document of what was read back is the same document`() throws {
    let document = SessionDocument(Example.session)
    let read = try SessionReading.session(JSONFields(document.json, path: "session.json"))
    #expect(SessionDocument(read).json == document.json)
  }

  @Test func `numbers have six significant digits wherever they are shown`() throws {
    var session = Example.session
    session.summary.scoreMean = 200.0 / 3
    session.sets[0].startSeconds = 1234.5678
    let document = SessionDocument(session)
    #expect(document.result.summary.scoreMean == 66.6667)
    #expect(document.result.sets[0].startSeconds == 1234.57)
    #expect(CSVFormat().session(document) == CSVFormat().session(SessionDocument(document.result)))
  }

  @Test func `CSV has a study's columns behind its own, empty where a session has none`() throws {
    var (noted, plain) = (Example.session, Example.session)
    noted.study = [StudyValue(name: "group", value: "a,b"), StudyValue(name: "age", value: "41")]
    plain.id = "plain"
    let format = CSVFormat(study: noted.study)
    let lines =
      (format.begin() + format.session(SessionDocument(noted))
      + format.session(SessionDocument(plain)))
      .split(separator: "\n").map(String.init)
    #expect(lines[0].hasSuffix(",group,age"))
    #expect(lines.count == 1 + noted.repetitions.count + plain.repetitions.count)
    #expect(lines[1].hasSuffix(",\"a,b\",41"))
    #expect(lines[lines.count - 1].hasSuffix(",,"))
    #expect(!CSVFormat().begin().contains("group"))
  }
}
