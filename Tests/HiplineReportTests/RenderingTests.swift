import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineReport

/// One analysed session for all tests of renderings.
enum Example {
  static let session: SessionResult = analyzed(.clamshellPelvisGivesWay, id: "a \"quoted\", name")
  static let still: SessionResult = analyzed(.stillLeg, id: "still")
  static let failure = InputFailure(
    .malformedRow, path: "a,b.csv", "7 fields expected, got 3", hint: "export again", line: 9,
    column: 2)
  static let content = ReportContent(sessions: [session, still], failures: [failure])

  private static func analyzed(_ scenario: Scenario, id: String) -> SessionResult {
    let recordings = Simulator.run(scenario.parameters).recordings
    let input = SessionInput(
      id: id, exercise: .clamshell, side: .right, recordings: recordings)
    guard let result = try? Analyzer().analyze(input) else {
      preconditionFailure("a simulated session can be analysed")
    }
    return result
  }
}

struct TextRendererTests {
  @Test func `no line is wider than 80 columns`() {
    let text = TextFormat().render(Example.content)
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `every repetition has its row and the pelvis its column`() {
    let lines = TextFormat().render(Example.content).split(separator: "\n")
    let rows = lines.filter { line in
      let cells = line.split(separator: " ")
      return cells.count > 8 && Int(cells[0]) != nil && Double(cells[1]) != nil
    }
    #expect(rows.count == Example.session.repetitions.count)
    #expect(lines.contains { $0.contains("pelvis") && $0.contains("ROM") })
  }

  @Test func `the row called median holds medians, of scores too`() throws {
    var session = Example.session
    for (scores, median) in [([100.0, 100, 100, 40, 20], "100"), ([90, 10, 50, 49, 48], "49")] {
      session.repetitions = zip(Example.session.repetitions, scores).map { repetition, score in
        var repetition = repetition
        repetition.score?.overall = score
        return repetition
      }
      let lines = TextRenderer.session(session).split(separator: "\n")
      let row = try #require(lines.first { $0.hasPrefix("  median") })
      #expect(row.split(separator: " ").last.map(String.init) == median)
    }
  }

  @Test func `a still leg says that there is no repetition`() {
    #expect(TextFormat().render(Example.content).contains("no complete repetition"))
  }
}

struct JSONRendererTests {
  private func document() throws -> [String: Any] {
    let text = JSONFormat().render(Example.content)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `the document has every name of the contract`() throws {
    let document = try document()
    #expect(document["schema"] as? String == "hipline.report/1")
    let tool = try #require(document["tool"] as? [String: Any])
    #expect(Set(tool.keys) == ["name", "version", "fftw"])
    let session = try #require((document["sessions"] as? [[String: Any]])?.first)
    let expected: Set = [
      "id", "subject", "started_at", "exercise", "exercise_confidence", "side", "profile",
      "recordings", "sets", "repetitions", "summary", "findings", "exercise_candidates", "posture",
      "setup", "control_scale", "subject_source", "started_at_source",
    ]
    #expect(Set(session.keys) == expected)
    let repetition = try #require((session["repetitions"] as? [[String: Any]])?.first)
    let keys: Set = [
      "index", "set", "complete", "start_s", "top_start_s", "top_end_s", "end_s", "lift_s",
      "hold_s", "lower_s", "rom_deg", "rom_uncertainty_deg", "peak_velocity_deg_s",
      "pelvis_rom_deg", "isolation_ratio", "off_axis_deg", "hold_drift_deg_s", "sparc_lift",
      "sparc_lower", "tremor", "control", "state", "score", "cues",
    ]
    #expect(keys.isSubset(of: repetition.keys))
    let tremor = try #require(repetition["tremor"] as? [String: Any])
    #expect(
      Set(tremor.keys) == [
        "detected", "frequency_hz", "frequency_uncertainty_hz", "bandwidth_hz", "rms_deg_s",
        "rms_uncertainty_deg_s", "rms_deg", "rms_m_s2", "rms_mm", "onset_s", "shaking_share",
        "log_ratio_to_baseline", "phase",
      ])
    let motion = try #require(repetition["tremor_motion"] as? [String: Any])
    #expect(Set(motion.keys) == ["detected", "frequency_hz", "rms_deg_s", "rms_m_s2"])
    let summary = try #require(session["summary"] as? [String: Any])
    let totals: Set = [
      "repetitions", "score_mean", "score_se", "rom_median_deg", "rom_cv", "tempo_median_s",
      "control_grade", "shaky_max_repetition", "shaky_max_candidates", "stop_repetition",
      "tremor_trend",
    ]
    #expect(totals.isSubset(of: summary.keys))
    let failure = try #require((document["failures"] as? [[String: Any]])?.first)
    #expect(failure["line"] as? Int == 9)
  }

  @Test func `what could not be measured is null with a reason`() throws {
    let document = try document()
    let session = try #require((document["sessions"] as? [[String: Any]])?.first)
    for repetition in try #require(session["repetitions"] as? [[String: Any]]) {
      let reasons = try #require(repetition["not_measured"] as? [String: String])
      for (key, value) in repetition where value is NSNull && key != "score" && key != "state" {
        #expect(reasons[key]?.isEmpty == false, "\(key)")
      }
    }
  }

  @Test func `a line of JSON is one session or one failure`() throws {
    let lines = JSONLinesFormat().render(Example.content).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?.count == 1)
    }
  }

  @Test func `numbers have six significant digits and infinities are null`() {
    #expect(JSONValue(Double.nan) == .null)
    #expect(JSONValue(1.0 / 3) == .number(0.333333))
    #expect(JSONValue(123456.789) == .number(123457))
  }
}

struct CSVRendererTests {
  @Test func `cells with commas, quotes and line ends are quoted`() {
    let table = ResultTable(
      name: "t", columns: [.init("a", .text, "m"), .init("b", .number, "m")],
      rows: [[.text("x,\"y\"\nz"), .null], [.text("plain"), .number(0.25)]])
    #expect(CSVRenderer.csv(table) == "a,b\n\"x,\"\"y\"\"␊z\",\nplain,0.25\n")
  }

  @Test(arguments: ["=cmd()", "+1", "-2", "@SUM(A1)", "\tx", "\r=x", "＝1"])
  func `no cell is run by a spreadsheet`(text: String) {
    let table = ResultTable(
      name: "t", columns: [.init("a", .text, "m")], rows: [[.text(text)]])
    let cell = CSVRenderer.rows(table).drop { $0 == "\"" }
    #expect(cell.first == "'")
  }

  @Test func `numbers below zero stay numbers`() {
    let table = ResultTable(
      name: "t", columns: [.init("a", .number, "m")], rows: [[.number(-1.5)]])
    #expect(CSVRenderer.rows(table) == "-1.5\n")
  }

  @Test func `there is one row for every repetition and one cell for every column`() {
    let table = ResultTable.repetitions(Example.content.sessions)
    #expect(table.rows.count == Example.session.repetitions.count)
    #expect(table.columns.map(\.name).contains("tremor_rms_deg_s"))
    #expect(table.columns.map(\.name).contains("score_isolation"))
  }

  @Test func `every column is in the dictionary with a meaning`() {
    let dictionary = ResultTable.dictionary()
    for row in dictionary.rows {
      guard case .text(let meaning) = row[4] else {
        Issue.record("a meaning is text")
        continue
      }
      #expect(!meaning.isEmpty)
    }
    let names = dictionary.rows.map { [$0[0], $0[1]] }
    #expect(Set(names).count == names.count)
  }
}

struct ProfileDocumentTests {
  @Test func `equal profiles have equal fingerprints and others not`() {
    let profile = Exercise.clamshell.profile
    var changed = profile
    changed.compensation.isolationRatio += 0.01
    #expect(ProfileDocument.hash(profile) == ProfileDocument.hash(profile))
    #expect(ProfileDocument.hash(profile) != ProfileDocument.hash(changed))
    #expect(ProfileDocument.hash(profile).hasPrefix("sha256:"))
  }
}

struct VersionTests {
  @Test func `the version is the newest of the changelog`() throws {
    let text = try String(
      contentsOf: TestFolders.package.appending(path: "CHANGELOG.md"), encoding: .utf8)
    #expect(text.contains("## \(ToolIdentity.version)"))
  }
}
