import Foundation
import HiplineBatch
import HiplineCore
import HiplineReport
import HiplineTestSupport
import Testing

struct PageRemakeTests {
  /// Runs sessions of the sample data into a folder.
  private func run(_ names: [String], to out: String, resumes: Bool = false) async throws {
    let paths = names.map { TestFolders.sampleData.appending(path: $0).path }
    let folder = try OutputFolder(path: out)
    let tables = try ResultTables(in: folder)
    let found = SessionDiscovery().sessions(at: paths)
    try tables.append(found.failures)
    let work = SessionWork(keepingIn: folder, resumes: resumes)
    try await Batch(found.sources, work: work, jobs: 2).run { item, outcome in
      try tables.append(outcome, of: item.source, at: item.position)
    }
    try tables.finish(configuration: .null)
  }

  private func pages(_ out: String) throws -> [String: Data] {
    var pages: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: out)
    where path.hasSuffix(".html") {
      pages[path] = FileManager.default.contents(atPath: out + "/" + path)
    }
    return pages
  }

  @Test func `pages made anew are the same to the byte, without the recordings`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(["leg-lift-left", "leg-lift-right", "broken", "nothing-here"], to: out)
      let first = try pages(out)
      #expect(
        first.keys.sorted() == [
          "report.html", "reports/leg-lift-left.html", "reports/leg-lift-right.html",
        ])
      for path in first.keys { try Data().write(to: URL(filePath: out + "/" + path)) }
      #expect(try PageRemake.run(in: OutputFolder(existing: out)).isEmpty)
      #expect(try pages(out) == first)
      #expect(!FileManager.default.fileExists(atPath: out + "/.unfinished"))
    }
  }

  @Test func `everybody has a page, which goes with the last session`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(["eight-weeks/ada-week-1-left", "eight-weeks/ben-week-1"], to: out)
      let people = { try pages(out).keys.filter { $0.hasPrefix("people/") }.sorted() }
      #expect(try people() == ["people/ada.html", "people/ben.html"])
      let report = try String(contentsOfFile: out + "/report.html", encoding: .utf8)
      #expect(report.contains("href=\"people/ada.html\""))
      try PageRemake.run(in: OutputFolder(existing: out))
      #expect(try people().count == 2)

      let notes = out + "/people/notes.html"
      try Data("<p>mine</p>".utf8).write(to: URL(filePath: notes))
      try SessionRemoval(of: ["ben-week-1"], in: OutputFolder(existing: out)).carryOut()
      #expect(try people() == ["people/ada.html", "people/notes.html"])

      // What somebody else wrote under a person's name is not written over.
      try Data("<p>mine</p>".utf8).write(to: URL(filePath: out + "/people/ada.html"))
      #expect(throws: OutputFailure.self) {
        try PageRemake.run(in: OutputFolder(existing: out))
      }
    }
  }

  @Test func `one session is the report`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(["leg-lift-left"], to: out)
      let report = try String(contentsOfFile: out + "/report.html", encoding: .utf8)
      #expect(report.contains("<h1>leg-lift-left</h1>"))
      // Its own page leads back to a list, and this one is all there is.
      let page = try String(contentsOfFile: out + "/reports/leg-lift-left.html", encoding: .utf8)
      #expect(page.contains("href=\"../report.html\"") && !report.contains("../report.html"))
      try PageRemake.run(in: OutputFolder(existing: out))
      #expect(try String(contentsOfFile: out + "/report.html", encoding: .utf8) == report)
    }
  }

  @Test func `a lost page is made again by a resumed run`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(["leg-lift-left"], to: out)
      let first = try pages(out)
      try FileManager.default.removeItem(atPath: out + "/reports/leg-lift-left.html")
      try await run(["leg-lift-left"], to: out, resumes: true)
      #expect(try pages(out) == first)
    }
  }

  @Test func `a folder without a run, and one with a damaged session, are refused`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      let failure = #expect(throws: InputFailure.self) {
        try PageRemake.run(in: OutputFolder(existing: out))
      }
      #expect(failure?.code == .notAResult)
      try await run(["leg-lift-left"], to: out)
      try Data("{".utf8).write(to: URL(filePath: out + "/sessions/leg-lift-left.json"))
      #expect(throws: InputFailure.self) { try PageRemake.run(in: OutputFolder(existing: out)) }
    }
  }
}
