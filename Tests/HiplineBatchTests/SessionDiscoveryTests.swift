import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

struct SessionDiscoveryTests {
  private func put(_ text: String, _ folder: URL, _ path: String) throws {
    let place = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  @Test func `a folder gives its session folders and its loose recordings, by name`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try put("x", folder, "b.csv")
      try put("x", folder, "a/thigh.csv")
      try put(
        "id: morning\nexercise: clamshell\nside: left\nsensors:\n  - file: thigh.csv\n    placement: thigh\n",
        folder, "a/session.yaml")
      try put("x", folder, "c/deep/run.txt")
      try put("{}", folder, "a/truth.json")
      try put("x", folder, "meta/time.csv")
      let found = SessionDiscovery().sessions(at: [folder.path])
      #expect(found.failures.isEmpty)
      #expect(found.sources.map(\.id) == ["morning", "b", "c-deep-run"])
      let session = found.sources[0]
      #expect(session.exercise == .clamshell)
      #expect(session.side == .left)
      #expect(session.sensors.map(\.placement) == [.thigh])
    }
  }

  @Test func `recordings of one name keep apart`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      for parent in ["p", "q"] { try put("x", folder, "\(parent)/test.csv") }
      let paths = ["p", "q"].map { folder.appending(path: "\($0)/test.csv").path }
      let ids = SessionDiscovery().sessions(at: paths + [paths[0]]).sources.map(\.id)
      #expect(ids == ["p-test", "q-test", "p-test-2"])
    }
  }

  @Test func `a path that does not exist is a failure, and an empty folder too`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let missing = folder.appending(path: "missing.csv").path
      let found = SessionDiscovery().sessions(at: [missing, folder.path])
      #expect(found.failures.map(\.code) == [.unreadable, .empty])
      #expect(found.sources.isEmpty)
    }
  }

  @Test func `an exercise that nobody knows is said with those that are known`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try put("x", folder, "t.csv")
      try put("exercise: juggling\nsensors:\n  - file: t.csv\n", folder, "session.yaml")
      let found = SessionDiscovery().sessions(at: [folder.path])
      let failure = try #require(found.failures.first)
      #expect(failure.code == .invalidSessionFile)
      #expect(failure.hint.contains("clamshell"))
      #expect(!failure.description.contains("juggling"))
    }
  }
}
