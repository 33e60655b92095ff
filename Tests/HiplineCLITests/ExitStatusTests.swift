import Foundation
import HiplineTestSupport
import Testing

/// The built command, run as a user runs it.
private func hipline(
  _ arguments: String...
) throws -> (status: Int32, output: String, errors: String) {
  try hipline(arguments)
}

private func hipline(
  _ arguments: [String]
) throws -> (status: Int32, output: String, errors: String) {
  let process = Process()
  process.executableURL = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "hipline")
  process.arguments = arguments
  let (output, errors) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  // Both pipes are read to their ends before waiting, as a full one would stop the command.
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return (process.terminationStatus, text, said)
}

private func sample(_ name: String) -> String {
  TestFolders.sampleData.appending(path: name).path
}

struct ExitStatusTests {
  @Test func `a good session ends with 0 and says nothing about it`() throws {
    let run = try hipline("analyze", sample("leg-lift-left"))
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("8 repetitions in 1 set"))
  }

  @Test func `analyze is what happens without a command`() throws {
    let (short, long) = (
      try hipline(sample("leg-lift-left")), try hipline("analyze", sample("leg-lift-left"))
    )
    #expect(short.output == long.output)
  }

  @Test func `a still leg ends with 1, or 0 when findings do not matter`() throws {
    #expect(try hipline("analyze", sample("still-leg")).status == 1)
    #expect(try hipline("analyze", sample("still-leg"), "--fail-on", "none").status == 0)
  }

  @Test func `a broken file ends with 2, in one line, and the others are analysed`() throws {
    let run = try hipline(
      "analyze", sample("broken/truncated.csv"), sample("leg-lift-left"), "--format", "csv")
    #expect(run.status == 2)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("truncated.csv:61:"))
    #expect(run.output.split(separator: "\n").count == 9)
  }

  @Test(arguments: [
    ["--exercise", "juggling"], ["--format", "pdf"], ["--jobs", "0"], ["--frobnicate"],
  ])
  func `a wrong command line ends with 64`(arguments: [String]) throws {
    #expect(try hipline(["analyze", sample("still-leg")] + arguments).status == 64)
  }

  @Test func `the version names the schema and FFTW`() throws {
    let run = try hipline("--version")
    #expect(run.status == 0)
    #expect(run.output.contains("hipline.report/1"))
    #expect(run.output.lowercased().contains("fftw"))
  }
}

struct AnalyzeCommandTests {
  @Test func `two sensors named on the command line are one session`() throws {
    let folder = sample("two-sensors")
    let run = try hipline(
      "analyze", "--sensor", "thigh=\(folder)/thigh.csv", "--sensor",
      "pelvis=\(folder)/pelvis.csv", "--exercise", "side-leg-lift", "--format", "json")
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let sessions = (object as? [String: Any])?["sessions"] as? [[String: Any]]
    #expect(sessions?.count == 1)
    let repetitions = try #require(sessions?.first?["repetitions"] as? [[String: Any]])
    #expect(repetitions.allSatisfy { $0["pelvis_rom_deg"] is Double })
  }
}

struct InspectCommandTests {
  @Test func `a file is described without being analysed`() throws {
    let run = try hipline("inspect", sample("two-sensors/thigh.csv"), "--format", "json")
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect(document["schema"] as? String == "hipline.inspect/1")
    let recording = try #require((document["recordings"] as? [[String: Any]])?.first)
    #expect(recording["gravity"] as? Bool == true)
    #expect(recording["channels"] as? [String] == ["accelerometer", "gyroscope"])
    let norm = try #require(recording["still_norm_m_s2"] as? Double)
    #expect(abs(norm - 9.81) < 0.3)
    for key in [
      "nominal_rate_hz", "jitter_ms", "lost_samples", "smallest_range_deg",
      "smallest_tremor_m_s2",
    ] {
      #expect(recording.keys.contains(key))
    }
  }
}

struct SimulateCommandTests {
  @Test func `equal seeds write equal sessions, and others do not`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      func write(_ name: String, seed: String) throws -> Data {
        let out = folder.appending(path: name)
        let run = try hipline(
          "simulate", "clamshell", "--repetitions", "3", "--seed", seed, "--out", out.path)
        #expect(run.status == 0)
        return try Data(contentsOf: out.appending(path: "thigh.csv"))
      }
      let first = try write("a", seed: "7")
      #expect(try write("b", seed: "7") == first)
      #expect(try write("c", seed: "8") != first)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "a").path
      ).sorted()
      #expect(names == ["session.yaml", "thigh.csv", "truth.json"])
    }
  }

  @Test func `an exercise or a scenario is needed, not both`() throws {
    #expect(try hipline("simulate", "--out", "x").status == 64)
  }
}
