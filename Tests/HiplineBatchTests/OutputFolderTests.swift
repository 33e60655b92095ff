import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// What runs leave behind, byte by byte.
struct OutputFolderTests {
  private static let names = ["leg-lift-left", "still-leg", "broken"]

  /// A copy of sessions that a test may change, without those that take long.
  private func sessions(_ folder: URL) throws -> String {
    let place = folder.appending(path: "recordings")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in Self.names {
      try FileManager.default.copyItem(
        at: TestFolders.sampleData.appending(path: name), to: place.appending(path: name))
    }
    return place.path
  }

  /// - Returns: The sessions that were analysed and not taken from the folder.
  @discardableResult
  private func run(
    _ recordings: String, to out: String, resumes: Bool = false, shard: Shard? = nil,
    profile: ProfileText? = nil
  ) async throws -> [String] {
    let found = SessionDiscovery(profile: profile).sessions(at: [recordings])
    let folder = try OutputFolder(path: out, shard: shard)
    let tables = try ResultTables(in: folder)
    let before = try times(out)
    let batch = Batch(
      found.sources, shard: shard, work: SessionWork(keepingIn: folder, resumes: resumes), jobs: 2)
    try tables.append(found.failures)
    try await batch.run { item, outcome in
      try tables.append(outcome, of: item.source, at: item.position)
    }
    try tables.finish(configuration: .object(["profile": JSONValue(profile?.path)]), shard: shard)
    let after = try times(out)
    return after.keys.filter { after[$0] != before[$0] }.sorted()
  }

  /// The sessions' files and which file of the disk each is: a new one, if it was written again.
  private func times(_ out: String) throws -> [String: UInt64] {
    let folder = out + "/sessions"
    return try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder).map { name in
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return (name, number ^ date.bitPattern)
      })
  }

  /// All files below a folder with their bytes.
  private func contents(_ folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
      contents[path] = data
    }
    return contents
  }

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
      #expect(first.keys.filter { $0.hasPrefix("work/") }.count == Self.names.count + 4)
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
      #expect(after["reps.csv"] == before["reps.csv"])
      #expect(
        String(decoding: after["failures.csv"] ?? Data(), as: UTF8.self).contains("name-taken"))
      // The same recording at another place, then another one in its file.
      try await run(session("three/a", "leg-lift-left"), to: out)
      #expect(try contents(out).keys.count { $0.hasPrefix("work/") } == 1)
      try await run(session("three/a", "leg-lift-right"), to: out)
      let changed = try contents(out)
      #expect(changed["sessions/monday.json"] != before["sessions/monday.json"])
      #expect(changed.keys.count { $0.hasPrefix("work/") } == 1)
      #expect(changed.keys.count { $0.hasPrefix("sessions/") } == 1)
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

      for wrong in [[names[0], names[1]], [names[0], names[0], names[1]], [place("whole")]] {
        let failure = #expect(throws: InputFailure.self) { try FolderMerge(wrong) }
        #expect(failure?.code == .notAResult)
      }
      try FileManager.default.removeItem(atPath: names[1] + "/run.json")
      #expect(throws: InputFailure.self) { try FolderMerge(names) }
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

  @Test func `a shard of two thousand millions says at once that the others lack`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(try sessions(folder), to: out, shard: Shard("1/2000000000"))
      let failure = try #require(throws: InputFailure.self) { try FolderMerge([out]) }
      #expect(failure.message.contains("2/2000000000") && failure.message.utf8.count < 300)
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

  @Test(arguments: [
    "a/../b", "..", "", "x y\n", "../../etc/passwd", ".hidden", String(repeating: "x", count: 400),
    String(repeating: "é", count: 150), String(repeating: "a b ", count: 100),
  ])
  func `a session's name becomes a file name that stays in its folder`(id: String) {
    let name = SessionFileName(id).text
    #expect(!name.isEmpty && !name.hasPrefix(".") && !name.contains("/"))
    #expect(!name.contains(" ") && !name.contains("\n"))
    #expect(name.utf8.count <= SessionFileName.longestBytes)
    #expect(SessionFileName(id + "x").text != name)
  }

  @Test func `a plain name is the file's name, and two sessions never share a file`() {
    #expect(SessionFileName("plain-1.2").text == "plain-1.2")
    #expect(SessionFileName("a b").text != SessionFileName("a_b").text)
    #expect(SessionFileName("a b").text != SessionFileName("a/b").text)
  }
}
