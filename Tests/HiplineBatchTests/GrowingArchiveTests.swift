import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineBatch

/// A folder of results that run after run adds to.
struct GrowingArchiveTests: OutputRuns {
  /// A sample's recording at a place, described by an id or by nothing.
  private func put(_ sample: String, at place: String, in folder: URL, id: String? = nil) throws
    -> String
  {
    let path = folder.appending(path: place)
    try? FileManager.default.removeItem(at: path)
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TestFolders.sampleData.appending(path: sample + "/thigh.csv"),
      to: path.appending(path: "thigh.csv"))
    if let id {
      try Data("id: \(id)\nsensors: [{file: thigh.csv, placement: thigh}]\n".utf8)
        .write(to: path.appending(path: "session.yaml"))
    }
    return path.path
  }

  private func names(_ out: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: out + "/sessions").sorted()
  }

  private func rows(_ out: String, _ table: String = "sessions.csv") throws -> [String] {
    try String(contentsOfFile: out + "/" + table, encoding: .utf8)
      .split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }.sorted()
  }

  @Test(arguments: [String?.none, "monday"])
  func `recordings of one name are sessions beside each other, and stay what they are called`(
    id: String?
  ) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      let name = id ?? "thigh"
      let first = try put("leg-lift-left", at: "one", in: folder, id: id)
      let second = try put("leg-lift-right", at: "two", in: folder, id: id)
      try await run(first, to: out)
      let before = try contents(out)
      for _ in 0..<2 {
        try await run(second, to: out)
        let after = try contents(out)
        for kind in ["sessions/\(name).json", "traces/\(name).json", "reports/\(name).html"] {
          #expect(after[kind] == before[kind])
        }
        #expect(try rows(out) == [name, name + "-2"])
        #expect(try rows(out, "failures.csv").isEmpty)
      }
      let both = try contents(out)
      #expect(try await run(second, to: out, resumes: true).isEmpty)
      // The second one's name is its own, also when the first is gone.
      try SessionRemoval(of: [name], in: OutputFolder(existing: out)).carryOut()
      try await run(second, to: out)
      #expect(try names(out) == [name + "-2.json"])
      let kept = "sessions/\(name)-2.json"
      #expect(try contents(out)[kept] == both[kept])
    }
  }

  @Test func `a recording comes once, whatever it is called and wherever it lies`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      try await run(put("leg-lift-left", at: "one", in: folder, id: "monday"), to: out)
      try await run(put("leg-lift-left", at: "moved", in: folder, id: "renamed"), to: out)
      #expect(try names(out) == ["renamed.json"])
      #expect(try rows(out) == ["renamed"])
      // Two stretches of one recording are two sessions.
      let path = try put("leg-lift-left", at: "one", in: folder, id: "first")
      let yaml = "sensors: [{file: thigh.csv, placement: thigh}]\nid: "
      for (id, stretch) in [("first", "0-10"), ("second", "40-")] {
        try Data((yaml + "\(id)\nexclude: [\(stretch)]\n").utf8)
          .write(to: URL(filePath: path + "/session.yaml"))
        try await run(path, to: out)
      }
      #expect(try names(out) == ["first.json", "renamed.json", "second.json"])
    }
  }

  @Test func `what is written over a recording of another time is a session of its own`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      func export(_ sample: String, day: String) throws -> String {
        let path = try put(sample, at: "export", in: folder)
        try Data(
          "sensors: [{file: thigh.csv, placement: thigh}]\nstarted_at: \(day)\nid: export\n".utf8
        ).write(to: URL(filePath: path + "/session.yaml"))
        return path
      }
      try await run(export("leg-lift-left", day: "2026-03-01"), to: out)
      try await run(export("leg-lift-right", day: "2026-03-02"), to: out)
      #expect(try rows(out) == ["export", "export-2"])
      // A date that is corrected is no other recording.
      try await run(export("leg-lift-right", day: "2026-03-03"), to: out)
      #expect(try rows(out) == ["export", "export-2"])
      #expect(
        try await run(export("leg-lift-right", day: "2026-03-03"), to: out, resumes: true).isEmpty)
    }
  }

  @Test func `results inside of the folder of recordings do no harm`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let recordings = try sessions(folder)
      let out = recordings + "/results"
      try await run(recordings, to: out)
      let first = try contents(out)
      try await run(recordings, to: out)
      #expect(try contents(out) == first)
    }
  }

  @Test func `whole runs are merged, each recording once`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      func place(_ name: String) -> String { folder.appending(path: name).path }
      let (one, two, merged) = (place("a"), place("b"), place("merged"))
      try await run(put("leg-lift-left", at: "one", in: folder), to: one)
      try await run(put("leg-lift-right", at: "two", in: folder), to: two)
      try await run(put("leg-lift-left", at: "three", in: folder, id: "again"), to: two)
      let before = try (contents(one), contents(two))
      let count = try FolderMerge([one, two]).write(to: OutputFolder(path: merged))
      #expect(count.sessions == 3)
      #expect(try rows(merged) == ["again", "thigh-2"])
      #expect(try (contents(one), contents(two)) == before)
      // Once more, nothing is added.
      _ = try FolderMerge([one, two]).write(to: OutputFolder(path: merged))
      #expect(try rows(merged).count == 2)
      #expect(throws: Never.self) { try PageRemake.run(in: OutputFolder(existing: merged)) }
      for wrong in [[one, one]] {
        let failure = #expect(throws: InputFailure.self) { try FolderMerge(wrong) }
        #expect(failure?.code == .notAResult)
      }
    }
  }
}
