import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What runs leave alone, and where they do not write.
struct OutputGuardTests: OutputRuns {
  @Test(arguments: [
    "sessions.csv", "reps.csv", "report.html", "run.json", "hipline.sqlite", "dictionary.csv",
    "sessions/still-leg.json", "traces/still-leg.json", "reports/still-leg.html",
  ])
  func `a file that Hipline did not write is not written over`(name: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try FileManager.default.moveItem(
        atPath: recordings + "/still-leg", toPath: folder.path + "/still-leg")
      try await run(recordings, to: out)
      try FileManager.default.moveItem(
        atPath: folder.path + "/still-leg", toPath: recordings + "/still-leg")
      let place = URL(filePath: out + "/" + name)
      try Data("session_id,file\nmine\n".utf8).write(to: place)
      let before = try contents(out)
      await #expect(throws: OutputFailure.self) { try await run(recordings, to: out) }
      #expect(try contents(out)[name] == before[name])
      // A table that somebody added a column to is theirs now.
      if name == "reps.csv" {
        try Data("repetition,notes\n".utf8).write(to: place)
        #expect(throws: OutputFailure.self) { try OutputFolder(path: out) }
      }
    }
  }

  @Test func `a folder of other files is not written to`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try FileManager.default.createDirectory(
        atPath: out + "/.unfinished", withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(filePath: out + "/.unfinished/draft.txt"))
      let before = try contents(out)
      #expect(throws: OutputFailure.self) { try OutputFolder(path: out) }
      #expect(throws: OutputFailure.self) { try NewFolder(path: out) }
      #expect(throws: InputFailure.self) { try OutputFolder(existing: out) }
      #expect(try contents(out) == before)
    }
  }

  /// A folder of results with one record of work changed, and a file of somebody's beside it.
  private func changed(
    in folder: URL, shard: Shard? = nil, _ change: (inout [String: Any]) -> Void
  ) async throws -> (out: String, recordings: String, file: URL) {
    let out = folder.appending(path: "out").path
    let recordings = try sessions(folder)
    try await run(recordings, to: out, shard: shard)
    let file = folder.appending(path: "settings.json")
    try Data("mine".utf8).write(to: file)
    let work = URL(filePath: out + "/work")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: work.path).sorted().first)
    let place = work.appending(path: name)
    var record = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: place)) as? [String: Any])
    change(&record)
    try JSONSerialization.data(withJSONObject: record)
      .write(to: work.appending(path: "changed.json"))
    return (out, recordings, file)
  }

  @Test(arguments: ["../../settings", "../settings", "a/../../../settings"])
  func `a name in a folder that somebody sent removes nothing outside of it`(name: String)
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let (out, recordings, file) = try await changed(in: folder) { record in
        record["key"] = String(repeating: "0", count: 64)
        record["results"] = [
          ["name": name, "session_sha256": "", "traces_sha256": "", "page_sha256": ""]
        ]
      }
      try await run(recordings, to: out)
      #expect(FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test(arguments: ["key", "results"])
  func `a shard whose names lead out of its folder is not merged`(field: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (out, _, file) = try await changed(in: folder, shard: Shard("1/1")) { record in
        record[field] =
          field == "key"
          ? "../../settings"
          : [
            [
              "name": "../../settings", "session_sha256": "", "traces_sha256": "",
              "page_sha256": "",
            ]
          ]
      }
      let whole = folder.appending(path: "whole").path
      let failure = try #require(throws: InputFailure.self) {
        try FolderMerge([out]).write(to: OutputFolder(path: whole))
      }
      #expect(failure.code == .notAResult)
      #expect(try Data(contentsOf: file) == Data("mine".utf8))
    }
  }

  @Test func `a folder of results that leads elsewhere is not written to`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (out, elsewhere) = (folder.appending(path: "out"), folder.appending(path: "elsewhere"))
      for place in [out, elsewhere] {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      }
      try FileManager.default.createSymbolicLink(
        at: out.appending(path: "sessions"), withDestinationURL: elsewhere)
      #expect(throws: OutputFailure.self) { try OutputFolder(path: out.path) }
    }
  }

  @Test func `two runs never write into one folder at a time`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "out").path
      let first = try OutputFolder(path: path)
      let failure = #expect(throws: OutputFailure.self) { try OutputFolder(path: path) }
      #expect(failure?.reason == "another run is writing there")
      withExtendedLifetime(first) {}
    }
  }

  @Test func `a folder that cannot be made is said`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let file = folder.appending(path: "file").path
      try Data().write(to: URL(filePath: file))
      #expect(throws: OutputFailure.self) { try OutputFolder(path: file + "/out") }
    }
  }
}
