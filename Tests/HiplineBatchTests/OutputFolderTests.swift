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
    let folder = try OutputFolder(path: out)
    let tables = try ResultTables(in: folder)
    let before = try times(out)
    let batch = Batch(
      found.sources, shard: shard, work: SessionWork(keepingIn: folder, resumes: resumes), jobs: 2)
    try tables.append(found.failures)
    try await batch.run { item, outcome in try tables.append(outcome, of: item.source) }
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
          "dictionary.csv", "failures.csv", "findings.csv", "hipline.sqlite", "report.html",
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

  @Test func `sessions of an earlier run that are gone leave nothing behind`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (recordings, out) = (try sessions(folder), folder.appending(path: "out").path)
      try await run(recordings, to: out)
      for name in ["still-leg", "broken"] {
        try FileManager.default.removeItem(atPath: recordings + "/" + name)
      }
      try await run(recordings, to: out, resumes: true)
      let resumed = try contents(out)
      #expect(resumed.keys.filter { $0.hasPrefix("sessions/") } == ["sessions/leg-lift-left.json"])
      let other = folder.appending(path: "other").path
      try await run(recordings, to: other)
      #expect(try contents(other) == resumed)
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

  @Test(arguments: ["../../settings.json", "../settings.json", "a/../../../settings.json"])
  func `a name in a folder that somebody sent removes nothing outside of it`(name: String)
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let (out, recordings, file) = try await changed(in: folder) { record in
        record["key"] = String(repeating: "0", count: 64)
        record["sessions"] = [name]
      }
      try await run(recordings, to: out)
      #expect(FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test(arguments: ["key", "sessions"])
  func `a shard whose names lead out of its folder is not merged`(field: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (out, _, file) = try await changed(in: folder, shard: Shard("1/1")) { record in
        record[field] = field == "key" ? "../../settings" : ["../../settings.json"]
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
