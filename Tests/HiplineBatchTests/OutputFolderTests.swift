import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What runs leave behind, byte by byte.
struct OutputFolderTests: OutputRuns {
  @Test func `all files of the contract are there and whole`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out)
      let first = try contents(out)
      let top = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
      #expect(
        top == [
          ".hipline", "dictionary.csv", "failures.csv", "findings.csv", "hipline.sqlite",
          "report.html",
          "reports", "reps.csv", "run.json", "sessions", "sessions.csv", "traces", "work",
        ])
      #expect(first.keys.filter { $0.hasPrefix("work/") }.count == sessionNames.count + 4)
      let session = String(decoding: first["sessions/still-leg.json"] ?? Data(), as: UTF8.self)
      #expect(session.hasSuffix("}\n"))
      // The second run finds the first one's files in its place.
      #expect(try await run(recordings, to: out) == ["leg-lift-left.json", "still-leg.json"])
      #expect(try contents(out) == first)
    }
  }

  @Test func `a resumed run does again what changed, and nothing else`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out)
      let first = try contents(out)
      #expect(try await run(recordings, to: out, resumes: true).isEmpty)
      #expect(try contents(out) == first)

      // A file that is missing or damaged.
      try FileManager.default.removeItem(atPath: out + "/sessions/still-leg.json")
      try Data("{".utf8).write(to: URL(filePath: out + "/sessions/leg-lift-left.json"))
      #expect(
        try await run(recordings, to: out, resumes: true) == [
          "leg-lift-left.json", "still-leg.json",
        ])
      #expect(try contents(out) == first)

      // A recording with another sample.
      let file = URL(filePath: recordings + "/still-leg/thigh.csv")
      var text = try String(contentsOf: file, encoding: .utf8)
      text.removeLast()
      text = text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: file)
      #expect(try await run(recordings, to: out, resumes: true) == ["still-leg.json"])
      let changed = try contents(out)
      #expect(changed["reps.csv"] == first["reps.csv"])
      #expect(changed["run.json"] != first["run.json"])

      // Another profile concerns all of them.
      let profile = ProfileText(path: "p.yaml", bytes: Array("components: { lift: null }".utf8))
      #expect(
        try await run(recordings, to: out, resumes: true, profile: profile) == [
          "leg-lift-left.json", "still-leg.json",
        ])
    }
  }

  @Test func `sessions of an earlier run stay, and failures of files that are gone do not`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out)
      let first = try contents(out)
      for name in ["leg-lift-left", "broken"] {
        try FileManager.default.removeItem(atPath: recordings + "/" + name)
      }
      #expect(try await run(recordings, to: out, resumes: true).isEmpty)
      let resumed = try contents(out)
      let sessions = first.filter { file in
        ["sessions/", "traces/", "reports/"].contains { file.key.hasPrefix($0) }
      }
      #expect(resumed.filter { sessions.keys.contains($0.key) } == sessions)
      #expect(resumed.keys.count { $0.hasPrefix("work/") } == 2)
      let tables = ["reps.csv", "sessions.csv", "failures.csv"].map { name in
        String(decoding: resumed[name] ?? Data(), as: UTF8.self)
      }
      #expect(tables[0] == String(decoding: first["reps.csv"] ?? Data(), as: UTF8.self))
      #expect(tables[1].split(separator: "\n").count == 3)
      #expect(tables[2].split(separator: "\n").count == 1)
      // The next run finds the folder as this one left it.
      #expect(try await run(recordings, to: out, resumes: true).isEmpty)
      #expect(try contents(out) == resumed)

      let taken = try SessionRemoval(of: ["leg-lift-left"], in: OutputFolder(existing: out))
      #expect(taken.files.count == 4)
      try taken.carryOut()
      let other = folder.appending(path: "other").path
      try await run(recordings, to: other)
      #expect(try contents(other) == contents(out))
    }
  }

  @Test func `a session takes the place of one of its files and of no other`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      func session(_ place: String, _ sample: String) throws -> String {
        let path = folder.appending(path: place)
        try? FileManager.default.removeItem(at: path)
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          at: TestFolders.sampleData.appending(path: sample), to: path)
        try Data("id: monday\nsensors: [{file: thigh.csv, placement: thigh}]\n".utf8)
          .write(to: path.appending(path: "session.yaml"))
        return path.path
      }
      let first = try session("one/a", "leg-lift-left")
      try await run(first, to: out)
      let before = try contents(out)
      // Another recording.
      try await run(session("two/a", "leg-lift-right"), to: out)
      let after = try contents(out)
      #expect(after["sessions/monday.json"] == before["sessions/monday.json"])
      #expect(after.keys.count { $0.hasPrefix("sessions/") } == 2)
      // The same recording at another place, then another one in its file, of which nobody knows when it was.
      try await run(session("three/a", "leg-lift-left"), to: out)
      #expect(try contents(out).keys.count { $0.hasPrefix("work/") } == 2)
      try await run(session("three/a", "still-leg"), to: out)
      let changed = try contents(out)
      #expect(changed["sessions/monday.json"] != before["sessions/monday.json"])
      #expect(changed.keys.count { $0.hasPrefix("work/") } == 2)
      #expect(changed.keys.count { $0.hasPrefix("sessions/") } == 2)
    }
  }

  @Test(arguments: [false, true])
  func `a recording that cannot be read any more does not take its result away`(
    hasOtherOptions: Bool
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out)
      let before = try contents(out)
      try Data("damaged".utf8).write(to: URL(filePath: recordings + "/still-leg/thigh.csv"))
      let profile =
        hasOtherOptions
        ? ProfileText(path: "p.yaml", bytes: Array("components: { lift: null }".utf8)) : nil
      for _ in 0..<2 {
        try await run(recordings, to: out, resumes: true, profile: profile)
        let after = try contents(out)
        for name in ["sessions/still-leg.json", "traces/still-leg.json", "reports/still-leg.html"] {
          #expect(after[name] == before[name])
        }
        func text(_ name: String) -> String {
          String(decoding: after[name] ?? Data(), as: UTF8.self)
        }
        #expect(text("sessions.csv").contains("still-leg"))
        #expect(text("failures.csv").split(separator: "\n").count { $0.contains("still-leg") } == 1)
      }
    }
  }

  @Test func `a folder is of one shard or of a whole run`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out, shard: Shard("1/2"))
      for shard in [nil, Shard("2/2"), Shard("1/3")] {
        #expect(throws: OutputFailure.self) { try OutputFolder(path: out, shard: shard) }
      }
      try await run(recordings, to: out, resumes: true, shard: Shard("1/2"))
    }
  }

  @Test(arguments: ["reports/still-leg.html", "traces/still-leg.json", "sessions/still-leg.json"])
  func `a damaged file is made anew by a resumed run`(name: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out)
      let first = try contents(out)
      var changed = String(decoding: first[name] ?? Data(), as: UTF8.self)
      changed = changed.replacing("1", with: "2", maxReplacements: 1)
      for text in ["", changed] {
        try Data(text.utf8).write(to: URL(filePath: out + "/" + name))
        #expect(try await run(recordings, to: out, resumes: true) == ["still-leg.json"])
        #expect(try contents(out) == first)
      }
    }
  }

  @Test func `merged shards are the whole run`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let recordings = try sessions(folder)
      func place(_ name: String) -> String { folder.appending(path: name).path }
      try await run(recordings, to: place("whole"))
      let names = (1...3).map { place("shard-\($0)") }
      for (index, name) in names.enumerated() {
        try await run(recordings, to: name, shard: Shard(number: index + 1, of: 3))
      }
      let merge = try FolderMerge([names[2], names[0], names[1]])
      let count = try merge.write(to: OutputFolder(path: place("merged")))
      #expect(count.sessions == 2 && count.failures == 5)
      #expect(try contents(place("merged")) == contents(place("whole")))
      // Merging loses nothing that resuming needs.
      #expect(try await run(recordings, to: place("merged"), resumes: true).isEmpty)

      for wrong in [
        [names[0], names[1]], [names[0], names[0], names[1]], [place("whole"), names[0]],
      ] {
        let failure = #expect(throws: InputFailure.self) { try FolderMerge(wrong) }
        #expect(failure?.code == .notAResult)
      }
      try FileManager.default.removeItem(atPath: names[1] + "/run.json")
      #expect(throws: InputFailure.self) { try FolderMerge(names) }
    }
  }

  @Test func `a shard of two thousand millions says at once that the others lack`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(try sessions(folder), to: out, shard: Shard("1/2000000000"))
      let failure = try #require(throws: InputFailure.self) { try FolderMerge([out]) }
      #expect(failure.message.contains("2/2000000000") && failure.message.utf8.count < 300)
    }
  }
}
