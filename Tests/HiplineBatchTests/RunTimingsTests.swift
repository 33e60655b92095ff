import Foundation
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What a run says of its own time.
struct RunTimingsTests {
  private func timings(in folder: String) throws -> RunTimings? {
    try RunRecord(in: OpenFolder(path: folder, isMade: false)).timings
  }

  private func write(_ timings: RunTimings?, shard: Shard? = nil, to path: String) throws {
    let tables = try ResultTables(in: OutputFolder(path: path, shard: shard))
    try tables.finish(configuration: .null, shard: shard, timings: timings)
  }

  @Test func `a stopwatch counts from its making, and what it counted is kept`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "out").path
      let before = Date.now
      let stopwatch = RunStopwatch()
      var sum = 0.0
      while stopwatch.read().processorSeconds ?? 1 < 0.01 { sum += Double.random(in: 0...1) }
      let taken = stopwatch.read()
      #expect(sum > 0)
      #expect(taken.elapsedSeconds > 0)
      #expect(abs(taken.startedAt.timeIntervalSince(before)) < 60)

      try write(taken, to: path)
      let kept = try #require(try timings(in: path))
      #expect(abs(kept.startedAt.timeIntervalSince(taken.startedAt)) <= 1)
      #expect(abs(kept.elapsedSeconds / taken.elapsedSeconds - 1) < 1e-5)
      #expect(
        abs(try #require(kept.processorSeconds) / #require(taken.processorSeconds) - 1) < 1e-5)
    }
  }

  @Test func `a merged run lasts from the first shard's beginning to the last one's end`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      func place(_ name: String) -> String { folder.appending(path: name).path }
      let noon = Date(timeIntervalSince1970: 1_800_000_000)
      try write(
        RunTimings(
          startedAt: noon.addingTimeInterval(60), elapsedSeconds: 20, processorSeconds: 30),
        shard: Shard(number: 1, of: 2), to: place("1"))
      try write(
        RunTimings(startedAt: noon, elapsedSeconds: 65, processorSeconds: 100),
        shard: Shard(number: 2, of: 2), to: place("2"))
      _ = try FolderMerge([place("1"), place("2")]).write(to: OutputFolder(path: place("whole")))
      let whole = try timings(in: place("whole"))
      #expect(
        whole == RunTimings(startedAt: noon, elapsedSeconds: 80, processorSeconds: 130))
    }
  }

  @Test func `a merged run with a shard that nobody measured has no timings`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      func place(_ name: String) -> String { folder.appending(path: name).path }
      try write(RunStopwatch().read(), shard: Shard(number: 1, of: 2), to: place("1"))
      try write(nil, shard: Shard(number: 2, of: 2), to: place("2"))
      _ = try FolderMerge([place("1"), place("2")]).write(to: OutputFolder(path: place("whole")))
      #expect(try timings(in: place("whole")) == nil)
    }
  }

  @Test func `what nobody measured is null`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "out").path
      try write(nil, to: path)
      #expect(try timings(in: path) == nil)
    }
  }
}
