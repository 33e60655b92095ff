import Foundation
import HiplineAnalysis
import HiplineReport
import Testing

@testable import HiplinePage

/// What a page is told of what was dropped on it.
struct PageRunTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../SampleData").standardized

  private func replies(
    of names: [String], _ stated: [String: JSONValue] = [:]
  ) throws -> (sessions: [JSONValue], end: JSONValue) {
    let paths = names.map { JSONValue.text(Self.samples.appending(path: $0).path) }
    let run = try PageRun(.object(stated.merging(["paths": .array(paths)]) { stated, _ in stated }))
    var sessions: [JSONValue] = []
    while let session = run.next() { sessions.append(session) }
    #expect(sessions.count == run.count)
    return (sessions, run.end())
  }

  private func results(_ session: JSONValue) -> [[String: JSONValue]] {
    guard case .object(let fields) = session, case .array(let results)? = fields["results"] else {
      return []
    }
    return results.compactMap { if case .object(let fields) = $0 { fields } else { nil } }
  }

  @Test func `two files of one session are one result with its page`() throws {
    let folder = "clamshell-pelvis-gives-way"
    let (sessions, end) = try replies(
      of: ["\(folder)/thigh.csv", "\(folder)/pelvis.csv"],
      ["exercise": .text("clamshell"), "side": .text("right")])
    let session = try #require(sessions.first)
    let result = try #require(results(session).first)
    #expect(sessions.count == 1 && result["unplaced"] == .flag(false))
    #expect(result["exercise"] == .text("clamshell") && result["exercise_stated"] == .flag(true))
    guard case .text(let page)? = result["page"], case .object(let end) = end,
      case .text(let json)? = end["json"], case .text(let csv)? = end["csv"]
    else { throw CocoaError(.coderValueNotFound) }
    #expect(page.contains("Was that repetition any good?") || page.contains("<svg"))
    let content = try ReportReader.content(of: Array(json.utf8), path: "json")
    #expect(content.sessions.count == 1 && content.failures.isEmpty)
    #expect(csv.split(separator: "\n").count == content.sessions[0].repetitions.count + 1)
  }

  @Test func `what cannot be read is said with its place and what to do`() throws {
    let (sessions, end) = try replies(of: ["broken/text-in-a-number.csv", "missing.csv"])
    guard case .object(let end) = end, case .array(let failures)? = end["failures"] else {
      throw CocoaError(.coderValueNotFound)
    }
    #expect(failures.count == 2 && sessions.count == 1)
    for failure in failures {
      guard case .object(let fields) = failure, case .text(let hint)? = fields["hint"] else {
        throw CocoaError(.coderValueNotFound)
      }
      #expect(!hint.isEmpty)
    }
  }

  @Test func `recordings whose places are told one by one stay sessions of their own`() throws {
    let thigh = Self.samples.appending(path: "clamshell-pelvis-gives-way/thigh.csv")
    let folder = FileManager.default.temporaryDirectory.appending(path: "apart-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let stated = try ["monday", "tuesday"].map { name in
      let file = folder.appending(path: "\(name).csv")
      try FileManager.default.copyItem(at: thigh, to: file)
      return JSONValue.object([
        "sensors": .array([
          .object(["path": .text(file.path), "placement": .text("thigh")])
        ])
      ])
    }
    let (sessions, _) = try replies(of: [], ["sessions": .array(stated)])
    let found = sessions.flatMap(results)
    #expect(found.map { $0["name"] } == [.text("monday"), .text("tuesday")])
    #expect(found.allSatisfy { $0["unplaced"] == .flag(false) })
  }

  @Test func `further files of a sensor are named, and stay with it when its place is told`() throws
  {
    let table = try String(
      contentsOf: Self.samples.appending(path: "clamshell-pelvis-gives-way/thigh.csv"),
      encoding: .utf8)
    let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "siblings-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try [("Accelerometer.csv", 1...3), ("Gyroscope.csv", 4...6)].map { name, columns in
      let file = folder.appending(path: name)
      let text = rows.map { ([$0[0]] + $0[columns]).joined(separator: ",") }
      try Data(text.joined(separator: "\n").utf8).write(to: file)
      return JSONValue.text(file.path)
    }
    let first = try results(#require(replies(of: [], ["paths": .array(files)]).sessions.first))
    guard case .array(let recordings)? = first.first?["recordings"],
      case .object(let recording)? = recordings.first
    else { throw CocoaError(.coderValueNotFound) }
    #expect(recordings.count == 1 && recording["siblings"] == .array([files[1]]))
    let sensor = JSONValue.object([
      "path": files[0], "siblings": .array([files[1]]), "placement": .text("thigh"),
    ])
    let (sessions, _) = try replies(
      of: [], ["sessions": .array([.object(["sensors": .array([sensor])])])])
    #expect(sessions.flatMap(results).map { $0["unplaced"] } == [.flag(false)])
  }

  @Test func `what was saved is shown again, counts once, and makes a history of the person`()
    throws
  {
    let table = "clamshell-pelvis-gives-way/thigh.csv"
    let first = try replies(of: [table], ["subject": .text("Anna")])
    guard case .object(let end) = first.end, case .text(let json)? = end["json"] else {
      throw CocoaError(.coderValueNotFound)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "saved-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try ["one.json", "two.json", "none.json"].map { name in
      let file = folder.appending(path: name)
      try Data((name == "none.json" ? "[1]" : json).utf8).write(to: file)
      return JSONValue.text(file.path)
    }
    let (sessions, again) = try replies(of: [], ["paths": .array(files)])
    #expect(sessions.map { results($0).count } == [1, 0, 0])
    #expect(results(sessions[0])[0]["saved"] == .flag(true))
    guard case .object(let after) = again, case .array(let people)? = after["people"],
      case .object(let person)? = people.first, case .text(let page)? = person["page"],
      case .array(let failures)? = after["failures"], case .object(let failure)? = failures.first,
      case .text(let rewritten)? = after["json"]
    else { throw CocoaError(.coderValueNotFound) }
    #expect(person["name"] == .text("Anna") && page.contains("What changed?"))
    #expect(page.contains("reports/1.html") && people.count == 1)
    #expect(failures.count == 1 && failure["code"] == .text("not-a-result"))
    let documents = try [json, rewritten].map { text in
      try ReportReader.content(of: Array(text.utf8), path: "").sessions.map {
        SessionDocument($0).json
      }
    }
    #expect(documents[0] == documents[1])
  }

  @Test func `each session has its patient's sheet, in every language`() throws {
    let table = "clamshell-pelvis-gives-way/thigh.csv"
    for subject in [nil, "Anna"] {
      let (_, end) = try replies(
        of: [table, "broken/text-in-a-number.csv"],
        subject.map { ["subject": .text($0)] } ?? [:])
      guard case .object(let end) = end, case .object(let sheets)? = end["sheets"],
        case .array(let pages)? = sheets["pages"], case .object(let page)? = pages.first
      else { throw CocoaError(.coderValueNotFound) }
      #expect(sheets["of"] == .array([.integer(0)]) && pages.count == 1)
      #expect(page.keys.sorted() == ["de", "en", "es"])
      guard case .text(let german)? = page["de"] else { throw CocoaError(.coderValueNotFound) }
      #expect(german.contains("lang=\"de\""))
    }
  }

  @Test func `a request that is none is refused`() {
    #expect(throws: (any Error).self) { try PageRun(.null) }
    #expect(throws: (any Error).self) { try PageRun(.object(["paths": .text("a.csv")])) }
  }
}
