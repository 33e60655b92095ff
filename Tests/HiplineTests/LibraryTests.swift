import Foundation
import Hipline
import HiplineTestSupport
import Testing

/// What `import Hipline` is enough for; this target sees no more of the package than its users do.
struct LibraryTests {
  private let thigh = TestFolders.sampleData.appending(path: "clamshell-shaky-max/thigh.csv").path

  @Test func `a file gives the ranges of its repetitions`() throws {
    let ranges = try FileExample.scores(path: thigh)
    #expect(ranges.count > 5)
    #expect(ranges.allSatisfy { (1...90).contains($0) })
  }

  @Test func `a file that is no recording is refused with a hint`() throws {
    let failure = try #require(throws: InputFailure.self) {
      try RecordingReader.read(bytes: Array("weight,height\n1,2\n".utf8), name: "table.csv")
    }
    #expect(!failure.hint.isEmpty)
  }

  @Test func `a folder of sessions becomes one report`() async throws {
    let text = try await FileExample.batch(path: TestFolders.sampleData.path)
    #expect(text.contains("clamshell-shaky-max"))
    #expect(text.contains("clamshell-pelvis-gives-way"))
  }

  @Test func `a session becomes a page with its plots`() throws {
    let page = try FileExample.page(path: thigh)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<svg"))
  }

  @Test func `a part that is left out of the profile is not scored`() throws {
    let result = try FileExample.ownTarget(path: thigh)
    let scores = result.repetitions.compactMap(\.score)
    #expect(!scores.isEmpty)
    #expect(scores.allSatisfy { score in !score.components.contains { $0.target.name == "tempo" } })
  }

  @Test func `a profile's file changes what it names, and a fault in it has its line`() async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put("components:\n  hold: { weight: 7 }\n", folder, "mine.yaml")
      let profile = try FileExample.ownProfile(path: folder.appending(path: "mine.yaml").path)
      #expect(profile.components.first { $0.name == "hold" }?.weight == 7)
      try TestFolders.put("components:\n  holt: { weight: 7 }\n", folder, "wrong.yaml")
      let failure = try #require(throws: InputFailure.self) {
        try FileExample.ownProfile(path: folder.appending(path: "wrong.yaml").path)
      }
      #expect(failure.code == .invalidProfile)
      #expect(failure.line == 2)
    }
  }

  @Test func `a simulated session is measured as it is`() throws {
    let ranges = try SimulationExample.ranges()
    #expect(ranges.count > 5)
    #expect(ranges.allSatisfy { abs($0.measured - $0.true) < 0.5 })
  }

  /// The names of the surface, which `Scripts/check-structure` holds the modules to.
  @Test func `every public type is on the library's first page`() throws {
    let names = try String(
      contentsOf: TestFolders.package.appending(path: "Scripts/structure/surface.txt"),
      encoding: .utf8
    ).split(separator: "\n")
    #expect(names.count > 30)
    let page = try String(
      contentsOf: DocumentationTests.catalogue.appending(path: "Hipline.md"), encoding: .utf8)
    for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
  }
}
