import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineReport
import HiplineTestSupport
import Testing

struct BatchTests {
  private static let sources = SessionDiscovery().sessions(
    at: ["still-leg", "leg-lift-left", "broken"].map {
      TestFolders.sampleData.appending(path: $0).path
    }
  ).sources

  @Test func `the result does not depend on the number of jobs`() async {
    let one = await Batch.run(Self.sources, jobs: 1)
    let many = await Batch.run(Self.sources, jobs: 8)
    #expect(ReportFormat.json.render(one) == ReportFormat.json.render(many))
    #expect(one.failures.count == 5)
    #expect(one.sessions.map(\.id) == ["still-leg", "leg-lift-left"])
  }

  @Test func `no sessions give an empty result`() async {
    let content = await Batch.run([], jobs: 4)
    #expect(content.sessions.isEmpty && content.failures.isEmpty)
  }
}

struct OutputFolderTests {
  @Test func `all files of the contract are there and whole`() async throws {
    let sources = SessionDiscovery().sessions(
      at: [TestFolders.sampleData.appending(path: "still-leg").path]
    ).sources
    let content = await Batch.run(sources, jobs: 1)
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "out").path
      // The second run finds the first one's files in its place.
      for _ in 0..<2 { try OutputFolder(path: path).write(content, configuration: .null) }
      let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      #expect(
        names == [
          "dictionary.csv", "failures.csv", "findings.csv", "hipline.sqlite", "reps.csv",
          "run.json", "sessions", "sessions.csv",
        ])
      let session = try String(
        contentsOfFile: path + "/sessions/still-leg.json", encoding: .utf8)
      #expect(session.hasSuffix("}\n"))
    }
  }

  @Test func `a folder that cannot be made is said`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let file = folder.appending(path: "file").path
      try Data().write(to: URL(filePath: file))
      #expect(throws: OutputFailure.self) {
        try OutputFolder(path: file + "/out").write(
          ReportContent(sessions: [], failures: []), configuration: .null)
      }
    }
  }

  @Test(arguments: ["a/../b", "..", "", "x y\n", "../../etc/passwd", ".hidden"])
  func `a session's name becomes a file name that stays in its folder`(id: String) {
    let name = OutputFolder.fileName(id)
    #expect(!name.isEmpty && !name.hasPrefix(".") && !name.contains("/"))
    #expect(!name.contains(" ") && !name.contains("\n"))
  }

  @Test func `a plain name is the file's name, and two sessions never share a file`() {
    #expect(OutputFolder.fileName("plain-1.2") == "plain-1.2")
    #expect(OutputFolder.fileName("a b") != OutputFolder.fileName("a_b"))
    #expect(OutputFolder.fileName("a b") != OutputFolder.fileName("a/b"))
  }
}
