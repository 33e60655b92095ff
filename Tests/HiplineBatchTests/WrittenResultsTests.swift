import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct WrittenResultsTests {
  /// Results of two sessions.
  private func results(in folder: URL) async throws -> String {
    let out = folder.appending(path: "out").path
    let output = try OutputFolder(path: out)
    let tables = try ResultTables(in: output)
    let paths = ["leg-lift-right", "leg-lift-left"].map {
      TestFolders.sampleData.appending(path: $0).path
    }
    let sources = SessionDiscovery().sessions(at: paths).sources
    try await Batch(sources, work: SessionWork(keepingIn: output), jobs: 1).run { item, outcome in
      try tables.append(outcome, of: item.source, at: item.position)
    }
    try tables.finish(configuration: .null)
    return out
  }

  @Test func `a folder of results is read in the order of its names`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = try await results(in: folder)
      let names = ["leg-lift-left", "leg-lift-right"]
      #expect(try WrittenResults.read(path: out).sessions.map(\.id) == names)
      let one = try WrittenResults.read(path: out + "/sessions/leg-lift-left.json")
      #expect(one.sessions.map(\.id) == ["leg-lift-left"])
      for path in [out + "/nothing", out + "/sessions", out + "/reps.csv"] {
        #expect(throws: InputFailure.self) { try WrittenResults.read(path: path) }
      }
    }
  }

  @Test(arguments: ["pipe", "link", "folder"])
  func `what is no file among the results is said, and nobody waits for it`(kind: String)
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let out = try await results(in: folder)
      let place = out + "/sessions/other.json"
      switch kind {
      case "pipe": #expect(mkfifo(place, 0o600) == 0)
      case "link":
        try FileManager.default.createSymbolicLink(
          atPath: place, withDestinationPath: out + "/sessions/leg-lift-left.json")
      default:
        try FileManager.default.createDirectory(
          atPath: place, withIntermediateDirectories: false)
      }
      let failure = try #require(throws: InputFailure.self) { try WrittenResults.read(path: out) }
      #expect(failure.code == .notAResult && failure.path == place)
    }
  }
}
