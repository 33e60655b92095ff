import Foundation
import HiplineTestSupport
import Testing

private func sample(_ name: String) -> String {
  TestFolders.sampleData.appending(path: name).path
}

struct ConvertCommandTests {
  private func sessions(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func `sessions are named as for analyze: by a list, a manifest or sensor by sensor`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let list = folder.appending(path: "list.txt")
      try Data("\(sample("leg-lift-left"))\n\(sample("two-sensors"))\n".utf8).write(to: list)
      func convert(_ name: String, _ arguments: String...) throws -> [String] {
        let out = folder.appending(path: name)
        let run = try hipline(
          ["convert", "--to", "csv", "--out", out.path, "--jobs", "2"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.isEmpty)
        return try sessions(out)
      }
      #expect(
        try convert("list", "--files-from", list.path).elementsEqual(
          ["leg-lift-left", "two-sensors"]))
      let thigh = sample("two-sensors/thigh.csv")
      #expect(try convert("sensor", "--sensor", "thigh=\(thigh)") == ["thigh"])
      let manifest = folder.appending(path: "m.csv")
      try Data("session_id,file,placement\nmine,\(thigh),thigh\n".utf8).write(to: manifest)
      #expect(try convert("manifest", "--manifest", manifest.path) == ["mine"])
      let parts = try (1...3).map { number in
        try convert("\(number)", "--shard", "\(number)/3", "--files-from", list.path)
      }
      #expect(parts.flatMap { $0 }.sorted() == ["leg-lift-left", "two-sensors"])
    }
  }

  @Test func `a broken file ends with 2, in one line, and the others are converted`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let out = folder.appending(path: "out")
      let run = try hipline(
        "convert", sample("broken/truncated.csv"), sample("leg-lift-left"), "--to", "bids", "--out",
        out.path)
      #expect(run.status == 2)
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains("truncated.csv:61:"))
      #expect(try sessions(out).contains("dataset_description.json"))
    }
  }

  @Test func `clocks that cannot be compared end with 1 where warnings matter`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      // Without a column of time there is no clock.
      func text(_ seed: Int) -> String {
        "Timestamp,acc_x_g,acc_y_g,acc_z_g\n"
          + (0..<3000).map { row in
            "\(seed * 1_000_000_000 + row * 10),0.0\((row * seed) % 7),0.0\(row % 5),1\n"
          }.joined()
      }
      let paths = try ["thigh", "pelvis"].enumerated().map { index, name in
        let path = folder.appending(path: "\(name).csv").path
        try Data(text(index == 0 ? 0 : 1_772).utf8).write(to: URL(filePath: path))
        return "\(name)=\(path)"
      }
      func status(_ name: String, _ arguments: String...) throws -> Int32 {
        let run = try hipline(
          ["convert", "--to", "csv", "--out", folder.appending(path: name).path, "--sensor"]
            + [paths[0], "--sensor", paths[1]] + arguments)
        let isQuiet = arguments.contains("--quiet")
        #expect(run.errors.contains("clocks do not match") == !isQuiet, "\(run.errors)")
        return run.status
      }
      #expect(try status("a") == 0)
      #expect(try status("b", "--fail-on", "warning") == 1)
      #expect(try status("c", "--fail-on", "warning", "--quiet") == 1)
    }
  }

  @Test(arguments: [
    ["--to", "csv"], ["--to", "csv", "x.csv", "--jobs", "0"], ["--to", "xlsx", "x.csv"],
    ["--to", "bids", "x.csv", "--shard", "1/2"], ["x.csv"],
  ])
  func `a wrong command line ends with 64`(arguments: [String]) throws {
    #expect(try hipline(["convert", "--out", "never"] + arguments).status == 64)
  }

  @Test func `analyze and convert take the same options for what they read`() throws {
    let help = try ["analyze", "convert"].map { try hipline($0, "--help").output }
    for option in [
      "--exercise", "--side", "--placement", "--sensor", "--manifest", "--files-from", "--profile",
      "--jobs", "--shard", "--fail-on", "--quiet", "--no-progress",
    ] {
      for text in help { #expect(text.contains("  \(option)"), "\(option)") }
    }
  }
}
