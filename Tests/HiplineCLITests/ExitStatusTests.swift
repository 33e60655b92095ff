import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineCLI

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

  @Test func `what is outside of from and to is not counted, and times are those of the whole`()
    throws
  {
    let (whole, part, none) = (
      try hipline("analyze", sample("leg-lift-left"), "--format", "csv"),
      try hipline(
        "analyze", sample("leg-lift-left"), "--format", "csv", "--from", "18.5", "--to", "48.3"),
      try hipline("analyze", sample("leg-lift-left"), "--from", "100000")
    )
    func starts(_ output: String) -> [Substring] {
      let rows = output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      guard let column = rows.first?.firstIndex(of: "start_s"),
        let complete = rows.first?.firstIndex(of: "complete")
      else { return [] }
      return rows.dropFirst().filter { $0[complete] == "true" }.map { $0[column] }
    }
    let kept = starts(part.output)
    #expect(kept.count > 1 && kept.count < starts(whole.output).count)
    for start in kept.compactMap({ Double($0) }) {
      #expect((18.5...48.3).contains(start))
      #expect(starts(whole.output).compactMap { Double($0) }.contains { abs($0 - start) < 0.1 })
    }
    #expect(none.status == 1 && none.errors.contains("left out"))
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
    ["--from", "9", "--to", "3"], ["--from", "3", "--to", "3"], ["--from=-1"], ["--to", "inf"],
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

  @Test func `the version names the commit of a release, and none where nobody said it`() {
    #expect(
      RootCommand.version(commit: "0123abcdef").contains("(commit 0123abcdef, hipline.report/1, "))
    #expect(RootCommand.version(commit: "").contains("(hipline.report/1, "))
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

extension InspectCommandTests {
  @Test func `a file too short and a gyroscope alone are described with what can be told`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let names = ["time_s,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s", "time_s,acc_x_g,acc_y_g,acc_z_g"]
      for (name, header) in zip(["spin", "short"], names) {
        let rows = (0..<80).map { "\(Double($0) / 50),0.1,0.\($0 % 9 + 1),1" }
        let text = ([header] + rows).joined(separator: "\n")
        try Data(text.utf8).write(to: folder.appending(path: "\(name).csv"))
      }
      let run = try hipline("inspect", folder.path, "--format", "json")
      #expect(run.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let recordings = try #require(
        (object as? [String: Any])?["recordings"] as? [[String: Any]])
      #expect(recordings.map { $0["channels"] as? [String] } == [["accelerometer"], ["gyroscope"]])
      for recording in recordings {
        #expect(abs((recording["sample_rate_hz"] as? Double ?? 0) - 50) < 0.1)
        #expect(recording["smallest_range_deg"] is NSNull)
        #expect((recording["clock"] as? [String: Any])?["kind"] as? String == "since-start")
        #expect((recording["streams"] as? [String: Any])?.count == 1)
        #expect(recording["frame_sign"] is NSNull)
      }
      let text = try hipline("inspect", folder.path)
      #expect(text.output.contains("cannot be told"))
      #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("/") })
    }
  }
}

struct ManifestTests {
  @Test func `a manifest lists sessions, and what is wrong with it is said with its place`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.appending(path: "m.csv").path
      let data = sample("two-sensors")
      let rows = ["thigh", "pelvis"].map { "two,\(data)/\($0).csv,\($0),side-leg-lift" }
      try (["session_id,file,placement,exercise"] + rows).joined(separator: "\n")
        .write(toFile: path, atomically: true, encoding: .utf8)
      let run = try hipline("analyze", "--manifest", path, "--format", "json")
      #expect(run.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let sessions = (object as? [String: Any])?["sessions"] as? [[String: Any]]
      #expect(sessions?.map { $0["id"] as? String } == ["two"])
      #expect((sessions?.first?["recordings"] as? [Any])?.count == 2)

      try "session_id,file,placment\na,b,c\n".write(toFile: path, atomically: true, encoding: .utf8)
      let wrong = try hipline("analyze", "--manifest", path)
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("m.csv:1:3:"))
      #expect(wrong.errors.contains("did you mean `placement`?"))
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
